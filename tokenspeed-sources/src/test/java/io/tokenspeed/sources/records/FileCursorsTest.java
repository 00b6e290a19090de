package io.tokenspeed.sources.records;

import static org.assertj.core.api.Assertions.assertThat;

import io.tokenspeed.model.request.Request;
import io.tokenspeed.model.storage.Cursor;
import io.tokenspeed.model.storage.FileCounts;
import io.tokenspeed.sources.ReadSink;
import io.tokenspeed.sources.SourceFile;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FileCursorsTest {
    private static final FileCursors CURSORS = new FileCursors("zed", 1);
    private static final long CHANGED = 1_793_611_200_000L;
    private static final SourceFile FILE = new SourceFile(Path.of("/home/ann/threads.db"), "7", 8192, CHANGED);

    /** Takes nothing, because nothing is read. */
    private record NoSink() implements ReadSink {
        @Override
        public void request(Request request) {}

        @Override
        public void checkpoint(Cursor cursor) {}
    }

    private static boolean unchanged(long readMillis) {
        Clock clock = Clock.fixed(Instant.ofEpochMilli(readMillis), ZoneOffset.UTC);
        FileRecords records = new FileRecords(new NoSink(), () -> {}, List.of(), clock);
        return FILE.unchangedSince(
                CURSORS.of(FILE, "{}", FileCounts.ZERO, records, null).stamp(), 1);
    }

    @ParameterizedTest
    @ValueSource(longs = {-5, 0, 1, 10, 19})
    void of_aFileThatChangedWithinAStepOfTheClock_isReadAgain(long later) {
        assertThat(unchanged(CHANGED + later)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(longs = {-3_600_000, 20, 1_000, 3_600_000})
    void of_aFileThatChangedAtAnotherTime_isNotReadAgain(long later) {
        assertThat(unchanged(CHANGED + later)).isTrue();
    }
}
