package io.tokenspeed.sources.grok;

import io.tokenspeed.model.environment.PathText;
import io.tokenspeed.model.storage.Cursor;
import io.tokenspeed.sources.FileReader;
import io.tokenspeed.sources.KnownCursors;
import io.tokenspeed.sources.ReadSink;
import io.tokenspeed.sources.SourceFile;
import io.tokenspeed.sources.lines.JsonLog;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** Reads a log of calls or of turns. */
final class GrokReader implements FileReader {
    private final JsonLog log = new JsonLog(GrokSource.TOOL, GrokSource.READER_VERSION);
    private final SessionFolders sessions;
    private final KnownCursors cursors;
    private final Map<Path, Coverage> coverages = new ConcurrentHashMap<>();

    GrokReader(List<SourceFile> files, KnownCursors cursors) {
        this.sessions = new SessionFolders(files);
        this.cursors = cursors;
    }

    @Override
    public void read(SourceFile file, @Nullable Cursor cursor, ReadSink sink) throws IOException {
        if (file.path().endsWith(GrokSource.CALLS)) {
            Long since = Coverage.since(cursor);
            log.read(file, cursor, sink, out -> new CallParser(out, sessions, since));
        } else {
            SessionFolder session = SessionFolder.of(file.path());
            log.read(file, cursor, sink, out -> new TurnParser(out, session, coverage(session)));
        }
    }

    private Coverage coverage(SessionFolder session) {
        Path calls = session.home().resolve("logs").resolve(GrokSource.CALLS);
        return coverages.computeIfAbsent(
                calls, path -> new Coverage(path, Coverage.since(cursors.of(PathText.of(path)))));
    }
}
