package io.tokenspeed.model.request;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.io.UncheckedIOException;
import java.net.ConnectException;
import java.net.SocketTimeoutException;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.Test;

class ErrorKindTest {
    @Test
    void ofCause_timeout_isTimeoutHoweverDeep() {
        assertThat(ErrorKind.ofCause(new SocketTimeoutException("Read timed out")))
                .isEqualTo(ErrorKind.TIMEOUT);
        assertThat(ErrorKind.ofCause(new CompletionException(new TimeoutException())))
                .isEqualTo(ErrorKind.TIMEOUT);
        assertThat(ErrorKind.ofCause(new UncheckedIOException(new InterruptedIOException("timeout"))))
                .isEqualTo(ErrorKind.TIMEOUT);
    }

    @Test
    void ofCause_anythingElse_isOther() {
        assertThat(ErrorKind.ofCause(new ConnectException("refused"))).isEqualTo(ErrorKind.OTHER);
        assertThat(ErrorKind.ofCause(new InterruptedIOException("interrupted"))).isEqualTo(ErrorKind.OTHER);
        assertThat(ErrorKind.ofCause(new InterruptedIOException())).isEqualTo(ErrorKind.OTHER);
    }

    @Test
    void ofCause_ringOfCauses_ends() {
        IOException first = new IOException("a");
        IOException second = new IOException("b", first);
        first.initCause(second);

        assertThat(ErrorKind.ofCause(first)).isEqualTo(ErrorKind.OTHER);
    }
}
