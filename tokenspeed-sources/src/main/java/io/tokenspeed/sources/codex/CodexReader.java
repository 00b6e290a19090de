package io.tokenspeed.sources.codex;

import io.tokenspeed.model.storage.Cursor;
import io.tokenspeed.sources.FileReader;
import io.tokenspeed.sources.ReadSink;
import io.tokenspeed.sources.SourceFile;
import io.tokenspeed.sources.lines.JsonLog;
import io.tokenspeed.sources.lines.RecordParser;
import io.tokenspeed.sources.lines.RecordSink;
import java.io.IOException;
import java.nio.channels.Channels;
import java.nio.channels.ReadableByteChannel;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Reads one rollout. Reads a compressed rollout from its start, because Codex only replaces it as a whole. */
final class CodexReader implements FileReader {
    private final JsonLog log = new JsonLog(CodexSource.TOOL, CodexSource.READER_VERSION);
    private final CodexThreads threads;

    CodexReader(CodexThreads threads) {
        this.threads = threads;
    }

    @Override
    public void read(SourceFile file, @Nullable Cursor cursor, ReadSink sink) throws IOException {
        Function<RecordSink, RecordParser> parsers = out -> new CodexParser(out, threads, thread(file));
        if (!CodexSource.isCompressed(file.path())) {
            log.read(file, cursor, sink, parsers);
            return;
        }
        try (ReadableByteChannel channel = Channels.newChannel(RolloutStream.open(file.path()))) {
            log.readAll(file, cursor, channel, sink, parsers);
        }
    }

    private static String thread(SourceFile file) {
        String name = CodexSource.name(file.path());
        return CodexThreads.idIn(name).orElse(name);
    }
}
