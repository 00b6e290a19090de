package io.tokenspeed.meter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.concurrent.Flow.Subscription;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class WaitingBytesTest {
    /** Counts what is asked for. */
    private static final class Source implements Subscription {
        private long asked;
        private boolean cancelled;

        @Override
        public void request(long count) {
            asked += count;
        }

        @Override
        public void cancel() {
            cancelled = true;
        }
    }

    private final Source source = new Source();
    private final AtomicInteger closings = new AtomicInteger();
    private final WaitingBytes bytes = new WaitingBytes(closings::incrementAndGet);

    @Test
    void bytes_comeInOrderAndEnd() throws Exception {
        bytes.from(source);
        bytes.add(List.of(buffer(1, 2), buffer(), buffer(200)));
        bytes.end(null);

        assertThat(bytes.available()).isEqualTo(3);
        assertThat(bytes.read()).isEqualTo(1);
        assertThat(bytes.readAllBytes()).containsExactly(2, 200);
        assertThat(bytes.read()).isEqualTo(-1);
        assertThat(bytes.read(new byte[0])).isZero();
    }

    @Test
    void fullStream_asksForNothing_untilTheHostReadsOn() throws Exception {
        bytes.from(source);
        bytes.add(List.of(ByteBuffer.allocate(WaitingBytes.MOST - 1)));
        assertThat(source.asked).isEqualTo(2);

        bytes.add(List.of(buffer(1, 2)));
        assertThat(source.asked).isEqualTo(2);
        bytes.read();
        assertThat(source.asked).isEqualTo(2);
        bytes.read();

        assertThat(source.asked).isEqualTo(3);
    }

    @Test
    void brokenConnection_throwsAfterTheLastByte() throws Exception {
        bytes.from(source);
        bytes.add(List.of(buffer(7)));
        bytes.end(new IllegalStateException("connection reset"));

        assertThat(bytes.read()).isEqualTo(7);
        assertThatThrownBy(bytes::read).isInstanceOf(IOException.class).hasMessage("connection reset");
    }

    @Test
    void close_cancelsOnce_unlessAllHasCome() {
        bytes.from(source);
        bytes.close();
        bytes.close();

        WaitingBytes complete = new WaitingBytes(closings::incrementAndGet);
        Source used = new Source();
        complete.from(used);
        complete.end(null);
        complete.close();

        assertThat(source.cancelled).isTrue();
        assertThat(used.cancelled).isFalse();
        assertThat(closings).hasValue(2);
    }

    @Test
    void closedStream_takesNothing() {
        bytes.close();

        bytes.from(source);
        bytes.add(List.of(buffer(1)));

        assertThat(source.cancelled).isTrue();
        assertThat(source.asked).isZero();
        assertThat(bytes.available()).isZero();
        assertThatThrownBy(bytes::read).isInstanceOf(IOException.class).hasMessage("the stream is closed");
    }

    @Test
    void interruptedReader_isToldSo() {
        bytes.from(source);
        Thread.currentThread().interrupt();

        assertThatThrownBy(bytes::read).isInstanceOf(InterruptedIOException.class);
        assertThat(Thread.interrupted()).isTrue();
    }

    private static ByteBuffer buffer(int... values) {
        ByteBuffer buffer = ByteBuffer.allocate(values.length);
        for (int value : values) {
            buffer.put((byte) value);
        }
        return buffer.flip();
    }
}
