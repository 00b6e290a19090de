package io.tokenspeed.sources.lines;

import io.tokenspeed.model.storage.Cursor;
import io.tokenspeed.model.storage.CursorFile;
import io.tokenspeed.model.storage.CursorPosition;
import io.tokenspeed.model.storage.FileCounts;
import io.tokenspeed.sources.ReadSink;
import io.tokenspeed.sources.SourceFile;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.ReadableByteChannel;
import java.nio.file.StandardOpenOption;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Reads an append-only log of JSON lines from its cursor on. Safe for use by several threads. */
public final class JsonLog {
    private static final ThreadLocal<LineReader> LINES = ThreadLocal.withInitial(LineReader::new);

    private final String tool;
    private final int readerVersion;

    /** Creates a reader for a tool; see {@link io.tokenspeed.sources.Source}. */
    public JsonLog(String tool, int readerVersion) {
        this.tool = tool;
        this.readerVersion = readerVersion;
    }

    /**
     * Reads the lines after the cursor of a plain file. Reads a file that was replaced, cut or rewritten from its
     * start.
     *
     * @param parsers makes the parser for a sink
     */
    public void read(
            SourceFile file, @Nullable Cursor cursor, ReadSink sink, Function<RecordSink, RecordParser> parsers)
            throws IOException {
        try (FileChannel channel = FileChannel.open(file.path(), StandardOpenOption.READ)) {
            String head = FileHead.of(channel);
            boolean resumed = cursor != null && resumes(file, cursor, channel);
            Cursor from = resumed && cursor != null ? cursor : start(file, cursor, head);
            channel.position(from.position().offset());
            LogProgress progress = new LogProgress(file, from, head, sink, parsers);
            run(channel, from.position().offset(), progress);
        }
    }

    /** Reads a stream that can only be read from its start, such as a compressed file. */
    public void readAll(
            SourceFile file,
            @Nullable Cursor cursor,
            ReadableByteChannel channel,
            ReadSink sink,
            Function<RecordSink, RecordParser> parsers)
            throws IOException {
        run(channel, 0, new LogProgress(file, start(file, cursor, ""), "", sink, parsers));
    }

    private static void run(ReadableByteChannel channel, long offset, LogProgress progress) throws IOException {
        LINES.get().read(channel, offset, progress);
        progress.complete();
    }

    private boolean resumes(SourceFile file, Cursor cursor, FileChannel channel) throws IOException {
        return cursor.position().readerVersion() == readerVersion
                && cursor.file().fileKey().equals(file.fileKey())
                && cursor.position().offset() <= file.size()
                && FileHead.matches(channel, cursor.position().headHash());
    }

    /** Keeps the number of records when a file is read again from its start. */
    private Cursor start(SourceFile file, @Nullable Cursor cursor, String head) {
        long captured = cursor == null ? 0 : cursor.counts().records();
        return new Cursor(
                new CursorFile(tool, file.name(), file.fileKey(), 0, 0),
                new CursorPosition(0, head, readerVersion, ""),
                new FileCounts(0, captured, 0),
                null);
    }
}
