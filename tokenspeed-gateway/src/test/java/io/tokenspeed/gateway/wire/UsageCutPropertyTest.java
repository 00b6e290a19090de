package io.tokenspeed.gateway.wire;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.buffer.Buffer;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** However a stream arrives, exactly the one event of usage is missing from it. */
class UsageCutPropertyTest {
    private static final String USAGE = "data: {\"id\":\"a\",\"choices\":[],\"usage\":{\"prompt_tokens\":3}}";

    /** Events that stay, some of which look like the one that goes. */
    private static final List<String> STAYING = List.of(
            "data: {\"choices\":[{\"delta\":{\"content\":\"hi\"}}]}",
            "data: {\"choices\":[{\"delta\":{}}],\"usage\":{\"prompt_tokens\":3}}",
            "data: {\"choices\":[],\"usage\":null}",
            "data: {\"choices\":[{\"delta\":{\"content\":\"\\\"choices\\\":[],\\\"usage\\\":{}\"}}]}",
            "data: {\"usage\":{\"prompt_tokens\":3}}",
            "data: broken \"usage\"",
            ": a comment",
            "event: x\nid: 7\ndata: {\"choices\":[{}]}",
            "data: {\"choices\":[{\"delta\":{\"content\":\"" + "x".repeat(70_000) + "\"}}]}",
            "data: [DONE]");

    @Property(tries = 300)
    void stream_losesTheUsageAlone(
            @ForAll("streams") List<String> events, @ForAll("sizes") List<Integer> sizes, @ForAll boolean returns) {
        String end = returns ? "\r\n\r\n" : "\n\n";
        StringBuilder all = new StringBuilder();
        StringBuilder expected = new StringBuilder();
        for (String event : events) {
            String text = (returns ? event.replace("\n", "\r\n") : event) + end;
            all.append(text);
            expected.append(event.equals(USAGE) ? "" : text);
        }

        assertThat(cut(all.toString(), sizes)).isEqualTo(expected.toString());
    }

    @Property(tries = 100)
    void streamThatIsCut_losesNothingElse(@ForAll("sizes") List<Integer> sizes) {
        String all = STAYING.get(0) + "\n\n" + USAGE;

        assertThat(cut(all, sizes)).isEqualTo(all);
    }

    @Provide
    Arbitrary<List<String>> streams() {
        return Arbitraries.oneOf(Arbitraries.of(STAYING), Arbitraries.just(USAGE))
                .list()
                .ofMaxSize(8);
    }

    @Provide
    Arbitrary<List<Integer>> sizes() {
        return Arbitraries.oneOf(
                        Arbitraries.integers().between(1, 9),
                        Arbitraries.integers().between(100, 40_000))
                .list()
                .ofMinSize(1)
                .ofMaxSize(30);
    }

    /** Feeds a stream in pieces of these sizes, over and over. */
    private static String cut(String stream, List<Integer> sizes) {
        UsageCut cut = new UsageCut();
        StringBuilder out = new StringBuilder();
        int at = 0;
        for (int i = 0; at < stream.length(); i++) {
            int end = Math.min(stream.length(), at + Math.max(sizes.get(i % sizes.size()), stream.length() / 2000));
            out.append(cut.take(Buffer.buffer(stream.substring(at, end))));
            at = end;
        }
        return out.append(cut.rest()).toString();
    }
}
