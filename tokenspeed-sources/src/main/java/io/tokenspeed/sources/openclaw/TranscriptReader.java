package io.tokenspeed.sources.openclaw;

import com.github.luben.zstd.ZstdInputStream;
import io.tokenspeed.model.storage.Cursor;
import io.tokenspeed.sources.FileReader;
import io.tokenspeed.sources.ReadSink;
import io.tokenspeed.sources.SourceFile;
import io.tokenspeed.sources.lines.JsonLog;
import io.tokenspeed.sources.lines.RecordParser;
import io.tokenspeed.sources.lines.RecordSink;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.Channels;
import java.nio.file.Files;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Reads one transcript file. A compressed one is never appended to and is read from its start. */
final class TranscriptReader implements FileReader {
    private static final int BUFFER = 1 << 16;

    private final JsonLog log = new JsonLog(OpenClawSource.TOOL, OpenClawSource.READER_VERSION);
    private final Rollouts rollouts;

    TranscriptReader(Rollouts rollouts) {
        this.rollouts = rollouts;
    }

    @Override
    public void read(SourceFile file, @Nullable Cursor cursor, ReadSink sink) throws IOException {
        String session = TranscriptFiles.session(file.path());
        Function<RecordSink, RecordParser> parsers =
                out -> new TranscriptParser(out, rollouts, session, file.modified());
        if (!TranscriptFiles.isCompressed(file.path())) {
            log.read(file, cursor, sink, parsers);
            return;
        }
        try (InputStream bytes = Files.newInputStream(file.path());
                InputStream text = new BufferedInputStream(new ZstdInputStream(bytes), BUFFER)) {
            log.readAll(file, cursor, Channels.newChannel(text), sink, parsers);
        }
    }
}
