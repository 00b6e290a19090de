package io.tokenspeed.meter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tokenspeed.collector.Usage;
import io.tokenspeed.fakeprovider.Answer;
import io.tokenspeed.fakeprovider.Exchange;
import io.tokenspeed.fakeprovider.ReportedUsage;
import io.tokenspeed.meter.answer.ProviderApi;
import io.tokenspeed.model.request.ErrorKind;
import io.tokenspeed.model.request.Request;
import io.tokenspeed.model.request.Status;
import io.tokenspeed.model.request.TokenCounts;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class MeteredBodyTest {
    private static final ReportedUsage REPORTED =
            ReportedUsage.of(1000, 61).cached(900).written(20, 30).reasoning(20);

    private final Host host = new Host();

    @AfterEach
    void close() {
        host.close();
    }

    @ParameterizedTest
    @EnumSource
    void stream_isRecordedWithChunksUsageAndIds(ProviderApi api) throws Exception {
        host.provider.next(Answer.text(4)
                .reasoning(2)
                .usage(REPORTED)
                .id("r-1")
                .model("m-1-2026")
                .serviceTier("flex"));

        String body = host.read(api, true);

        Request request = host.request();
        assertThat(request.tokens()).isEqualTo(tokens(api));
        assertThat(host.measured().chunks().all()).isEqualTo(6);
        assertThat(host.measured().chunks().answer()).isEqualTo(4);
        assertThat(host.measured().responseModel()).isEqualTo("m-1-2026");
        assertThat(request.details().ending().status()).isEqualTo(Status.OK);
        if (api != ProviderApi.OLLAMA) {
            assertThat(request.details().place().messageId()).isEqualTo("r-1");
        }
        if (api != ProviderApi.OLLAMA && api != ProviderApi.GEMINI) {
            assertThat(request.details().ending().serviceTier()).isEqualTo("flex");
        }
        assertThat(body).contains("quick");
    }

    @ParameterizedTest
    @EnumSource
    void whole_isRecordedWithUsageAndNoChunks(ProviderApi api) throws Exception {
        host.provider.next(Answer.text(4)
                .reasoning(2)
                .toolCall(1)
                .usage(REPORTED)
                .id("r-1")
                .model("m-1-2026"));

        host.read(api, false);

        Request request = host.request();
        assertThat(request.tokens()).isEqualTo(tokens(api));
        assertThat(host.measured().chunks().all()).isZero();
        assertThat(host.measured().times().firstMicros()).isNull();
        assertThat(host.measured().responseModel()).isEqualTo("m-1-2026");
        assertThat(request.details().ending().status()).isEqualTo(Status.OK);
    }

    private static TokenCounts tokens(ProviderApi api) {
        return switch (api) {
            case OPENAI_CHAT, OPENAI_RESPONSES -> Usage.inclusive(1000, 900, 50, 61, 20);
            case ANTHROPIC -> Usage.exclusive(50, 900, 20, 30, 61, 20);
            case OLLAMA -> Usage.inclusive(1000, 0, 61);
            case GEMINI -> Usage.inclusive(1000, 900, 61, 20);
        };
    }

    @ParameterizedTest
    @CsvSource({"OPENAI_CHAT, 4", "OPENAI_RESPONSES, 3", "ANTHROPIC, 4", "OLLAMA, 3"})
    void toolCall_isAnAnswer(ProviderApi api, int chunks) throws Exception {
        host.provider.next(Answer.text(0).toolCall(3));

        host.read(api, true);

        assertThat(host.measured().chunks().answer()).isEqualTo(chunks);
    }

    @ParameterizedTest
    @EnumSource
    void usageThatIsNotReported_isMissing(ProviderApi api) throws Exception {
        host.provider.next(Answer.text(4).noUsage());

        host.read(api, true);

        assertThat(host.request().tokens()).isEqualTo(Usage.MISSING);
        assertThat(host.request().details().ending().status()).isEqualTo(Status.OK);
    }

    @ParameterizedTest
    @CsvSource({"429, RATE_LIMITED", "529, SERVER", "500, SERVER", "400, CLIENT", "401, CLIENT", "504, TIMEOUT"})
    void errorStatus_fails(int status, ErrorKind kind) throws Exception {
        host.provider.next(Answer.error(status));

        String body = host.read(ProviderApi.ANTHROPIC, true);

        assertThat(body).contains("\"type\":\"error\"");
        assertFailed(kind);
    }

    @ParameterizedTest
    @EnumSource
    void errorEvent_fails(ProviderApi api) throws Exception {
        host.provider.next(Answer.text(4).errorAfter(2));

        host.read(api, true);

        assertFailed(ErrorKind.SERVER);
        assertThat(host.measured().chunks().all()).isEqualTo(2);
    }

    @ParameterizedTest
    @EnumSource
    void cutConnection_failsAndReachesTheHost(ProviderApi api) {
        host.provider.next(Answer.text(4).cutAfter(2), Answer.text(4).cutAfter(2));

        assertThatThrownBy(() -> host.read(api, true)).isInstanceOf(IOException.class);
        assertFailed(ErrorKind.OTHER);
        assertThatThrownBy(() -> host.read(api, false)).isInstanceOf(IOException.class);
        assertFailed(ErrorKind.OTHER);
    }

    @ParameterizedTest
    @EnumSource
    void bodyWithoutItsEnd_fails(ProviderApi api) throws Exception {
        host.provider.next(Answer.text(4).truncatedAfter(2), Answer.text(4).truncatedAfter(2));

        host.read(api, true);
        assertFailed(ErrorKind.OTHER);
        host.read(api, false);
        assertFailed(ErrorKind.OTHER);
    }

    private void assertFailed(ErrorKind kind) {
        assertThat(host.request().details().ending().status()).isEqualTo(Status.FAILED);
        assertThat(host.request().details().ending().errorKind()).isEqualTo(kind);
    }

    @ParameterizedTest
    @CsvSource({"0, 0", "3, 3"})
    void closedStream_cancelsHereAndThere(int sent, int chunks) throws Exception {
        host.provider.next(Answer.text(4).hangsAfter(sent));
        InputStream body = host.ask(host.start(), ProviderApi.OPENAI_CHAT, true).body();
        String seen = "";
        while (!seen.contains(sent == 0 ? "assistant" : "brown ")) {
            seen += (char) body.read();
        }

        body.close();

        assertThat(host.provider.awaitEnding(0, Host.SOON).ending()).isEqualTo(Exchange.Ending.CLIENT_LEFT);
        assertThat(host.request().details().ending().status()).isEqualTo(Status.CANCELLED);
        assertThat(host.measured().chunks().all()).isEqualTo(chunks);
        assertThatThrownBy(body::read).isInstanceOf(IOException.class).hasMessage("the stream is closed");
    }

    @Test
    void cancelledAnthropicStream_knowsItsPrompt() throws Exception {
        host.provider.next(Answer.text(4).usage(REPORTED).hangsAfter(1));
        InputStream body = host.ask(host.start(), ProviderApi.ANTHROPIC, true).body();
        String seen = "";
        while (!seen.contains("text_delta")) {
            seen += (char) body.read();
        }

        body.close();

        TokenCounts tokens = host.request().tokens();
        assertThat(tokens.prompt()).isEqualTo(1000);
        assertThat(tokens.outputReliable()).isFalse();
    }

    @Test
    void streamClosedAfterItsEnd_isComplete() throws Exception {
        host.provider.next(Answer.text(4));
        InputStream body = host.ask(host.start(), ProviderApi.OPENAI_CHAT, true).body();
        String seen = "";
        while (!seen.contains("[DONE]")) {
            seen += (char) body.read();
        }

        body.close();

        assertThat(host.request().details().ending().status()).isEqualTo(Status.OK);
        assertThat(host.request().tokens()).isEqualTo(Usage.inclusive(10, 0, 4));
    }

    @Test
    void bodyInAnUnknownCompression_isNotRead() throws Exception {
        host.provider.next(Answer.text(4).header("content-encoding", "br"));

        host.read(ProviderApi.OPENAI_CHAT, true);

        assertThat(host.request().details().ending().status()).isEqualTo(Status.OK);
        assertThat(host.request().tokens()).isEqualTo(Usage.MISSING);
        assertThat(host.measured().chunks().all()).isZero();
    }

    @Test
    void compressedBody_isReadWhileItArrives() throws Exception {
        InputStream body = host.askFor("fake:gzip;think 1;text 4 every 2ms;usage in=7 out=5", ProviderApi.OPENAI_CHAT)
                .body();

        body.readAllBytes();

        assertThat(host.request().tokens()).isEqualTo(Usage.inclusive(7, 0, 5));
        assertThat(host.measured().chunks().all()).isEqualTo(5);
    }

    @Test
    @Timeout(60)
    void largeAnswerToAPausingHost_isIntact() throws Exception {
        int deltas = 60_000;
        host.provider.next(Answer.text(deltas));
        InputStream body = host.ask(host.start(), ProviderApi.OPENAI_CHAT, true).body();
        while (body.available() < WaitingBytes.MOST) {
            Thread.onSpinWait();
        }

        String text = new String(body.readAllBytes(), StandardCharsets.UTF_8);

        assertThat(text).hasSizeGreaterThan(WaitingBytes.MOST).endsWith("data: [DONE]\n\n");
        assertThat(host.measured().chunks().all()).isEqualTo(deltas);
        assertThat(host.provider.exchanges().get(0).deltaNanos()).hasSize(deltas);
    }
}
