package io.tokenspeed.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.assertj.core.api.Assertions.tuple;

import io.tokenspeed.fakeprovider.Answer;
import io.tokenspeed.fakeprovider.Exchange;
import io.tokenspeed.fakeprovider.FakeProvider;
import io.tokenspeed.fakeprovider.ReportedUsage;
import io.tokenspeed.gateway.config.GatewayLimits;
import io.tokenspeed.gateway.config.UpstreamPatience;
import io.tokenspeed.gateway.dialect.ApiDialect;
import io.tokenspeed.model.request.ErrorKind;
import io.tokenspeed.model.request.Measured;
import io.tokenspeed.model.request.MeasuredBy;
import io.tokenspeed.model.request.Request;
import io.tokenspeed.model.request.SpeedBasis;
import io.tokenspeed.model.request.Status;
import io.tokenspeed.model.request.UsageSource;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

/** What becomes of exchanges in reports. */
class CountedTest {
    private static final String CHAT = "/v1/chat/completions";
    private static final String BODY =
            "{\"model\":\"gpt-x\",\"stream\":true,\"messages\":[{\"role\":\"user\",\"content\":\"0123456789\"}]}";

    @Test
    void stream_isCountedWithItsTimes() throws IOException, InterruptedException {
        try (Rig rig = Rig.start()) {
            rig.provider()
                    .next(Answer.text(40)
                            .firstAfter(Duration.ofMillis(80))
                            .every(Duration.ofMillis(10))
                            .usage(ReportedUsage.of(1000, 121).cached(900).reasoning(0)));

            rig.post(rig.through(CHAT), BODY);

            Request request = rig.stored(1).get(0);
            Exchange truth = rig.provider().exchanges().get(0);
            assertThat(request.tool()).isEqualTo("gateway");
            assertThat(request.naturalKey()).startsWith("gw:r_");
            assertThat(request.place().model()).isEqualTo("gpt-x");
            assertThat(request.place().provider()).isEqualTo("openai");
            assertThat(request.tokens().input()).isEqualTo(100);
            assertThat(request.tokens().cacheRead()).isEqualTo(900);
            assertThat(request.tokens().output()).isEqualTo(121);
            assertThat(request.speed().basis()).isEqualTo(SpeedBasis.EXACT_DECODE);
            Measured measured = Objects.requireNonNull(request.measured());
            assertThat(measured.source()).isEqualTo(MeasuredBy.GATEWAY);
            assertThat(measured.chunks().all()).isEqualTo(40);
            double first = Objects.requireNonNull(measured.times().firstMicros());
            double last = Objects.requireNonNull(measured.times().lastMicros());
            double window = (truth.lastNanos() - truth.firstNanos()) / 1000.0;
            assertThat(first).isCloseTo((truth.firstNanos() - truth.receivedNanos()) / 1000.0, Offset.offset(20_000.0));
            assertThat(last - first).isCloseTo(window, Offset.offset(0.05 * window));
        }
    }

    @Test
    void claudeCode_getsTheKeyOfItsTranscript() throws IOException, InterruptedException {
        try (Rig rig = Rig.start()) {
            rig.provider().next(Answer.text(5).id("msg_01abc").model("claude-opus"));

            rig.post(
                    rig.through("/v1/messages?beta=true"),
                    BODY,
                    "x-claude-code-session-id",
                    "3f6b1e0a-1111-2222-3333-444455556666",
                    "x-claude-code-agent-id",
                    "a7");

            Request request = rig.stored(1).get(0);
            assertThat(request.tool()).isEqualTo("claude");
            assertThat(request.naturalKey()).isEqualTo("msg_01abc");
            assertThat(request.place().sessionId()).isEqualTo("3f6b1e0a-1111-2222-3333-444455556666");
            assertThat(request.place().agentRun()).isEqualTo("a7");
            assertThat(Objects.requireNonNull(request.measured()).responseModel())
                    .isEqualTo("claude-opus");
        }
    }

    @Test
    void providersError_isAFailedRequest() throws IOException, InterruptedException {
        try (Rig rig = Rig.start()) {
            rig.provider().next(Answer.error(429));

            HttpResponse<byte[]> answer = rig.post(rig.through(CHAT), BODY);

            assertThat(answer.statusCode()).isEqualTo(429);
            Request request = rig.stored(1).get(0);
            assertThat(request.ending().status()).isEqualTo(Status.FAILED);
            assertThat(request.ending().errorKind()).isEqualTo(ErrorKind.RATE_LIMITED);
            assertThat(request.speed().basis()).isEqualTo(SpeedBasis.NONE);
        }
    }

    @Test
    void cutStream_isCountedAsFarAsItCame() throws IOException, InterruptedException {
        try (Rig rig = Rig.start()) {
            rig.provider().next(Answer.text(40).cutAfter(10));

            assertThat(catchThrowable(() -> rig.post(rig.through(CHAT), BODY))).isInstanceOf(IOException.class);

            Request request = rig.stored(1).get(0);
            assertThat(request.ending().status()).isEqualTo(Status.FAILED);
            assertThat(request.ending().errorKind()).isEqualTo(ErrorKind.SERVER);
            assertThat(request.tokens().source()).isEqualTo(UsageSource.ESTIMATED);
            assertThat(request.tokens().input()).isEqualTo(3);
            assertThat(request.tokens().output()).isPositive();
            assertThat(request.tokens().outputReliable()).isFalse();
        }
    }

    @Test
    void overloadedProvider_leavesTheRequestToTheNext() throws IOException, InterruptedException {
        try (FakeProvider first = FakeProvider.start();
                Rig rig = Rig.before(Rig.upstream("first", ApiDialect.OPENAI, first.uri(), UpstreamPatience.USUAL))) {
            first.next(Answer.error(503));
            rig.provider().next(Answer.text(3));

            HttpResponse<byte[]> answer = rig.post(rig.through(CHAT), BODY);

            assertThat(answer.statusCode()).isEqualTo(200);
            List<Request> requests = rig.stored(2);
            assertThat(requests)
                    .extracting(
                            request -> request.place().provider(),
                            request -> request.ending().status())
                    .containsExactly(tuple("first", Status.FAILED), tuple("openai", Status.OK));
            assertThat(requests.get(1).labels().attemptOf())
                    .isEqualTo(requests.get(0).naturalKey());
        }
    }

    @Test
    void unreachableProvider_isOurOwnError() throws IOException, InterruptedException {
        try (Rig rig = Rig.start()) {
            rig.provider().close();

            HttpResponse<byte[]> answer = rig.post(rig.through("/v1/messages"), BODY);

            assertThat(answer.statusCode()).isEqualTo(502);
            assertThat(answer.headers().firstValue("x-tokenspeed-error")).contains("upstream_unreachable");
            assertThat(new String(answer.body(), StandardCharsets.UTF_8))
                    .contains("{\"type\":\"error\",\"error\":{\"type\":\"api_error\"");
            assertThat(rig.stored(1).get(0).ending().errorKind()).isEqualTo(ErrorKind.SERVER);
        }
    }

    @Test
    void silentProvider_isGivenUp() throws IOException, InterruptedException {
        UpstreamPatience little =
                new UpstreamPatience(Duration.ofSeconds(5), Duration.ofMillis(300), Duration.ofMillis(300));
        try (Rig rig = Rig.with(little, GatewayLimits.USUAL)) {
            rig.provider().next(Answer.silent());

            HttpResponse<byte[]> answer = rig.post(rig.through(CHAT), BODY);

            assertThat(answer.statusCode()).isEqualTo(504);
            assertThat(rig.stored(1).get(0).ending().errorKind()).isEqualTo(ErrorKind.TIMEOUT);
            assertThat(rig.provider().awaitEnding(0, Rig.SOON).ending()).isEqualTo(Exchange.Ending.CLIENT_LEFT);
        }
    }
}
