package io.tokenspeed.adapter.openai;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.openai.core.RequestOptions;
import com.openai.errors.RateLimitException;
import io.tokenspeed.collector.Usage;
import io.tokenspeed.fakeprovider.Answer;
import io.tokenspeed.model.request.ErrorKind;
import io.tokenspeed.model.request.Status;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Answers that never come or are not complete. */
final class FailuresTest {
    private final Host host = new Host();

    @AfterEach
    void close() {
        host.close();
    }

    private void assertFailed(ErrorKind kind) {
        assertThat(host.single().ending().status()).isEqualTo(Status.FAILED);
        assertThat(host.single().ending().errorKind()).isEqualTo(kind);
    }

    @ParameterizedTest
    @CsvSource({
        "CHAT,429,RATE_LIMITED",
        "CHAT_STREAM,429,RATE_LIMITED",
        "CHAT_ASYNC,429,RATE_LIMITED",
        "CHAT_ASYNC_STREAM,429,RATE_LIMITED",
        "RESPONSE,429,RATE_LIMITED",
        "RESPONSE_STREAM,429,RATE_LIMITED",
        "RESPONSE_ASYNC,429,RATE_LIMITED",
        "RESPONSE_ASYNC_STREAM,429,RATE_LIMITED",
        "CHAT,529,SERVER",
        "CHAT_STREAM,529,SERVER",
        "CHAT_ASYNC,529,SERVER",
        "CHAT_ASYNC_STREAM,529,SERVER",
        "RESPONSE,529,SERVER",
        "RESPONSE_STREAM,504,TIMEOUT",
        "RESPONSE_ASYNC,401,CLIENT",
        "RESPONSE_ASYNC_STREAM,400,CLIENT"
    })
    void error_ofTheProvider_isRecordedByItsStatus(Way way, int status, ErrorKind kind) {
        host.provider.next(Answer.error(status));

        assertThatThrownBy(() -> way.ask(host)).isNotNull();

        assertFailed(kind);
        assertThat(host.provider.exchanges()).hasSize(1);
    }

    @ParameterizedTest
    @EnumSource
    void refusedConnection_failedForAnotherReason(Way way) {
        host.provider.close();

        assertThatThrownBy(() -> way.ask(host)).isNotNull();

        assertFailed(ErrorKind.OTHER);
    }

    @ParameterizedTest
    @EnumSource
    void silentProvider_isTimeout(Way way) {
        host.provider.next(Answer.silent());
        RequestOptions options =
                RequestOptions.builder().timeout(Duration.ofMillis(200)).build();

        assertThatThrownBy(() -> way.ask(host, options)).isNotNull();

        assertFailed(ErrorKind.TIMEOUT);
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.MATCH_ALL, names = ".*STREAM")
    void providerThatStopsInTheMiddle_isTimeout(Way way) {
        host.provider.next(Answer.text(9).hangsAfter(2));
        RequestOptions options =
                RequestOptions.builder().timeout(Duration.ofMillis(300)).build();

        assertThatThrownBy(() -> way.ask(host, options)).isNotNull();

        assertFailed(ErrorKind.TIMEOUT);
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.MATCH_ALL, names = ".*STREAM")
    void brokenStream_failed(Way way) {
        host.provider.next(Answer.text(9).cutAfter(3));

        assertThatThrownBy(() -> way.ask(host)).isNotNull();

        assertFailed(ErrorKind.OTHER);
        assertThat(host.single().tokens()).isEqualTo(Usage.MISSING);
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.MATCH_ALL, names = ".*STREAM")
    void streamWithoutItsEnd_failedThoughTheClientDoesNotNotice(Way way) throws Exception {
        host.provider.next(Answer.text(9).truncatedAfter(3));

        way.ask(host);

        assertFailed(ErrorKind.OTHER);
        assertThat(host.single().tokens()).isEqualTo(Usage.MISSING);
    }

    @ParameterizedTest
    @EnumSource(names = {"CHAT_STREAM", "CHAT_ASYNC_STREAM"})
    void errorInsideAChat_isRecordedByItsCode(Way way) {
        host.provider.next(Answer.text(9).errorAfter(3));

        assertThatThrownBy(() -> way.ask(host)).isNotNull();

        assertFailed(ErrorKind.SERVER);
    }

    @ParameterizedTest
    @EnumSource(names = {"RESPONSE_STREAM", "RESPONSE_ASYNC_STREAM"})
    void errorEventOfAResponse_isRecordedByItsCode(Way way) throws Exception {
        host.provider.next(Answer.text(9).errorAfter(3));

        way.ask(host);

        assertFailed(ErrorKind.SERVER);
    }

    @Test
    void streamThatNobodyReads_failsWithItsError() {
        host.provider.next(Answer.error(429));

        var stream = host.metered.chatCompletionsAsync().createStreaming(Host.CHAT);

        assertThatThrownBy(() -> stream.onCompleteFuture().get()).hasCauseInstanceOf(RateLimitException.class);
        assertFailed(ErrorKind.RATE_LIMITED);
    }

    @Test
    void repeatedCall_isTwoAttempts() {
        host.provider.next(Answer.error(429), Answer.text(3));
        var completions = host.metered.chatCompletions();

        assertThatThrownBy(() -> completions.create(Host.CHAT)).isInstanceOf(RateLimitException.class);
        completions.create(Host.CHAT);

        assertThat(host.recorded())
                .extracting(request -> request.ending().status())
                .containsExactly(Status.FAILED, Status.OK);
        assertThat(host.provider.exchanges()).hasSize(2);
    }

    @Test
    void functionThatThrows_costsNothingButTheLabels() {
        var responses = host.metered.responses(params -> {
            throw new IllegalStateException("no user");
        });

        responses.create(Host.RESPONSE);

        assertThat(host.recorded()).hasSize(1).allSatisfy(request -> {
            assertThat(request.place().provider()).isEqualTo("openai");
            assertThat(request.labels().user()).isNull();
        });
    }
}
