package io.tokenspeed.sources.copilot;

import io.tokenspeed.model.storage.Cursor;
import io.tokenspeed.model.storage.FileCounts;
import io.tokenspeed.sources.FileReader;
import io.tokenspeed.sources.ReadSink;
import io.tokenspeed.sources.SourceFile;
import io.tokenspeed.sources.lines.JsonLog;
import io.tokenspeed.sources.records.FileCursors;
import io.tokenspeed.sources.records.FileRecords;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads {@code session-state/<session>/events.jsonl}, unless the database has the requests of the session. */
final class EventLogReader implements FileReader {
    private final FileCursors cursors;
    private final DatabaseSessions told;

    EventLogReader(FileCursors cursors, DatabaseSessions told) {
        this.cursors = cursors;
        this.told = told;
    }

    @Override
    public void read(SourceFile file, @Nullable Cursor cursor, ReadSink sink) throws IOException {
        String session = session(file);
        if (told.contains(session)) {
            FileRecords nothing = new FileRecords(sink, () -> {}, List.of());
            sink.checkpoint(cursors.of(file, "{}", FileCounts.ZERO, nothing, null));
            return;
        }
        new JsonLog(cursors.tool(), cursors.readerVersion())
                .read(file, cursor, sink, records -> new SessionTotals(session, records));
    }

    private static String session(SourceFile file) {
        Path folder = file.path().getParent();
        Path name = folder == null ? null : folder.getFileName();
        return name == null ? "" : name.toString();
    }
}
