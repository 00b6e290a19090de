package io.tokenspeed.hub.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class StoringRecordTest {
    private final AtomicLong time = new AtomicLong(Long.MAX_VALUE - 5);
    private final StoringRecord record = new StoringRecord(time::get);

    @Test
    void problem_isTheLatestFailureUntilSomethingIsStored() {
        assertThat(record.problem()).isEmpty();
        record.failed(new IllegalStateException("first"));
        record.failed(new IllegalStateException("second"));
        assertThat(record.problem()).contains("second");

        record.stored();

        assertThat(record.problem()).isEmpty();
    }

    @Test
    void problem_isForgottenAfterAMinute() {
        record.failed(new IllegalStateException("full"));

        time.addAndGet(TimeUnit.SECONDS.toNanos(60));
        assertThat(record.problem()).isPresent();
        time.addAndGet(TimeUnit.SECONDS.toNanos(1));
        assertThat(record.problem()).isEmpty();
    }
}
