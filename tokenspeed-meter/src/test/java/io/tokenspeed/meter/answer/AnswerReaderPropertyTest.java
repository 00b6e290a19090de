package io.tokenspeed.meter.answer;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

class AnswerReaderPropertyTest {
    @Property(tries = 300)
    void stream_isReadInPiecesOfAnySize(
            @ForAll ProviderApi api,
            @ForAll @Size(min = 1, max = 20) List<@IntRange(min = 1, max = 400) Integer> sizes) {
        byte[] body = bytes(api);
        Heard heard = new Heard(api, "");

        int at = 0;
        for (int i = 0; at < body.length; i++) {
            int length = Math.min(sizes.get(i % sizes.size()), body.length - at);
            heard.read(ByteBuffer.wrap(body, at, length));
            at += length;
        }
        heard.end();

        assertThat(heard.deltas()).isEqualTo("rraaa");
        assertThat(heard.reading()).isEqualTo(AnswerReaderTest.expected(api));
    }

    @Property(tries = 300)
    void damagedBytes_neverThrow_andWhatFollowsIsRead(
            @ForAll ProviderApi api,
            @ForAll @Size(max = 30) List<@IntRange(max = 1_000) Integer> places,
            @ForAll byte damage) {
        byte[] damaged = bytes(api);
        for (int place : places) {
            damaged[place % damaged.length] = damage;
        }
        Heard heard = new Heard(api, "");

        heard.read(damaged).read(new byte[] {'\n', '\n'});
        int before = heard.deltas().length();
        heard.read(bytes(api)).end();

        assertThat(heard.deltas().substring(before)).isEqualTo("rraaa");
        assertThat(heard.reading().complete()).isTrue();
    }

    @Property(tries = 300)
    void garbage_isNoAnswer(@ForAll ProviderApi api, @ForAll boolean whole, @ForAll byte[] garbage) {
        Heard heard = new Heard(api, whole ? "application/json" : "");

        heard.read(garbage).end();

        assertThat(heard.deltas()).isEmpty();
        assertThat(heard.reading().complete()).isFalse();
    }

    private static byte[] bytes(ProviderApi api) {
        return Samples.of(api).getBytes(StandardCharsets.UTF_8);
    }
}
