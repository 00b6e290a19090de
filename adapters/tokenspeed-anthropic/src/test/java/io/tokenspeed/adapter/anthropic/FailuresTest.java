package io.tokenspeed.adapter.anthropic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.anthropic.core.RequestOptions;
import com.anthropic.errors.RateLimitException;
import io.tokenspeed.fakeprovider.Answer;
import io.tokenspeed.fakeprovider.ReportedUsage;
import io.tokenspeed.model.request.ErrorKind;
import io.tokenspeed.model.request.Request;
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
        "WHOLE,429,RATE_LIMITED", "STREAM,429,RATE_LIMITED", "ASYNC_WHOLE,429,RATE_LIMITED",
                "ASYNC_STREAM,429,RATE_LIMITED",
        "WHOLE,529,SERVER", "STREAM,529,SERVER", "ASYNC_WHOLE,529,SERVER", "ASYNC_STREAM,529,SERVER",
        "WHOLE,400,CLIENT", "STREAM,504,TIMEOUT", "ASYNC_WHOLE,401,CLIENT", "ASYNC_STREAM,408,TIMEOUT"
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
    @EnumSource(names = {"STREAM", "ASYNC_STREAM"})
    void providerThatStopsInTheMiddle_isTimeout(Way way) {
        host.provider.next(Answer.text(9).hangsAfter(2));
        RequestOptions options =
                RequestOptions.builder().timeout(Duration.ofMillis(300)).build();

        assertThatThrownBy(() -> way.ask(host, options)).isNotNull();

        assertFailed(ErrorKind.TIMEOUT);
    }

    @ParameterizedTest
    @EnumSource(names = {"STREAM", "ASYNC_STREAM"})
    void brokenStream_failedAfterThePromptWasRead(Way way) {
        host.provider.next(
                Answer.text(9).cutAfter(3).usage(ReportedUsage.of(1000, 9).cached(900)));

        assertThatThrownBy(() -> way.ask(host)).isNotNull();

        assertFailed(ErrorKind.OTHER);
        assertPromptAlone();
    }

    @ParameterizedTest
    @EnumSource(names = {"STREAM", "ASYNC_STREAM"})
    void streamWithoutItsEnd_failedThoughTheClientDoesNotNotice(Way way) throws Exception {
        host.provider.next(
                Answer.text(9).truncatedAfter(3).usage(ReportedUsage.of(1000, 9).cached(900)));

        way.ask(host);

        assertFailed(ErrorKind.OTHER);
        assertPromptAlone();
    }

    private void assertPromptAlone() {
        Request request = host.single();
        assertThat(request.tokens().input()).isEqualTo(100);
        assertThat(request.tokens().cacheRead()).isEqualTo(900);
        assertThat(request.tokens().outputReliable()).isFalse();
    }

    @ParameterizedTest
    @EnumSource(names = {"STREAM", "ASYNC_STREAM"})
    void errorInsideTheStream_isRecordedByItsType(Way way) {
        host.provider.next(Answer.text(9).errorAfter(3));

        assertThatThrownBy(() -> way.ask(host)).isNotNull();

        assertFailed(ErrorKind.SERVER);
    }

    @Test
    void streamThatNobodyReads_failsWithItsError() {
        host.provider.next(Answer.error(429));

        var stream = host.asyncMessages.createStreaming(Host.QUESTION);

        assertThatThrownBy(() -> stream.onCompleteFuture().get()).hasCauseInstanceOf(RateLimitException.class);
        assertFailed(ErrorKind.RATE_LIMITED);
    }

    @Test
    void repeatedCall_isTwoAttempts() {
        host.provider.next(Answer.error(429), Answer.text(3));

        assertThatThrownBy(() -> host.messages.create(Host.QUESTION)).isInstanceOf(RateLimitException.class);
        host.messages.create(Host.QUESTION);

        assertThat(host.recorded())
                .extracting(request -> request.ending().status())
                .containsExactly(Status.FAILED, Status.OK);
        assertThat(host.provider.exchanges()).hasSize(2);
    }

    @Test
    void functionThatThrows_costsNothingButTheLabels() {
        var messages = MeteredMessages.of(host.client, host.recorder, params -> {
            throw new IllegalStateException("no user");
        });

        messages.create(Host.QUESTION);

        assertThat(host.recorded()).hasSize(1).allSatisfy(request -> {
            assertThat(request.place().provider()).isEqualTo("anthropic");
            assertThat(request.labels().user()).isNull();
        });
    }
}
