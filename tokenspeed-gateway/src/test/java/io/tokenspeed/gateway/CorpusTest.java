package io.tokenspeed.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import io.tokenspeed.fakeprovider.Exchange;
import io.tokenspeed.fakeprovider.FakeProvider;
import io.tokenspeed.fakeprovider.ReportedUsage;
import io.tokenspeed.model.request.Request;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Sixty and more kinds of answers: each passes byte for byte, and is counted as the provider's ledger says. */
class CorpusTest {
    private static Rig rig;
    private static int stored;

    @BeforeAll
    static void start() throws IOException, InterruptedException {
        rig = Rig.start();
    }

    @AfterAll
    static void stop() {
        rig.close();
    }

    static Stream<String> scripts() {
        String usage = "usage in=1000 cached=900 out=60";
        return Stream.of(
                "text 40;" + usage,
                "think 5;text 5;usage in=100 out=60 reason=20",
                "text 5;tool 7;" + usage,
                "tool 1;" + usage,
                "ping;role;ping;text 5;ping;text 5;" + usage,
                "text 20;split 1;" + usage,
                "text 20;split 7 every 1ms;" + usage,
                "text 20;crlf;" + usage,
                "text 20;gzip;" + usage,
                "text 20;length;" + usage,
                "text 20;untilclosed;" + usage,
                "burst 5;text 20;" + usage,
                "text 5;stop length;" + usage,
                "text 5;nousage",
                "text 5;nomark",
                "text 5;error overloaded",
                "big 10MB;" + usage,
                "status 400",
                "status 429 retry-after=2",
                "status 500");
    }

    static Stream<Case> cases() {
        return scripts()
                .flatMap(script -> Stream.of(
                        new Case("/v1/chat/completions", script, true),
                        new Case("/v1/responses", script, true),
                        new Case("/v1/messages", script, true),
                        new Case("/api/chat", script, true),
                        new Case("/v1/chat/completions", script, false),
                        new Case("/v1/messages", script, false)));
    }

    record Case(String path, String script, boolean stream) {}

    @ParameterizedTest
    @MethodSource("cases")
    void answer_isThatOfTheLedger(Case one) throws IOException, InterruptedException, NoSuchAlgorithmException {
        FakeProvider provider = rig.provider();
        int before = provider.exchanges().size();
        String body = "{\"model\":\"fake:" + one.script + "\",\"stream\":" + one.stream
                + ",\"stream_options\":{\"include_usage\":true},\"messages\":[{\"content\":\"hi\"}]}";

        HttpResponse<byte[]> answer = rig.post(rig.through(one.path), body);

        List<Exchange> all = provider.exchanges();
        Exchange truth = all.get(all.size() - 1);
        assertThat(all).hasSizeGreaterThan(Math.min(before, 999));
        assertThat(sha256(answer.body())).isEqualTo(truth.answered().body().sha256());
        assertThat(truth.body()).isEqualTo(body);
        stored++;
        counted(rig.stored(stored).get(stored - 1), truth.answered().usage());
    }

    private static void counted(Request request, @Nullable ReportedUsage usage) {
        if (usage != null) {
            assertThat(request.tokens().prompt()).isEqualTo(usage.prompt());
            assertThat(request.tokens().output()).isEqualTo(usage.output());
        }
    }

    private static String sha256(byte[] bytes) throws NoSuchAlgorithmException {
        return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    }
}
