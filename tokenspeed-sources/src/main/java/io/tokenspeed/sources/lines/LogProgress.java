package io.tokenspeed.sources.lines;

import io.tokenspeed.model.storage.Cursor;
import io.tokenspeed.model.storage.CursorFile;
import io.tokenspeed.model.storage.CursorPosition;
import io.tokenspeed.model.storage.FileCounts;
import io.tokenspeed.sources.ReadSink;
import io.tokenspeed.sources.SourceFile;
import java.util.function.Function;

/** Feeds the lines of one file to its parser, and hands over a cursor from time to time. */
final class LogProgress implements LineHandler {
    private static final long CHECKPOINT_RECORDS = 2000;

    private final SourceFile file;
    private final Cursor from;
    private final String head;
    private final ReadSink sink;
    private final RecordFeed feed;
    private long offset;
    private long recordsAtCheckpoint;
    private boolean ended;

    LogProgress(SourceFile file, Cursor from, String head, ReadSink sink, Function<RecordSink, RecordParser> parsers) {
        this.file = file;
        this.from = from;
        this.head = head;
        this.sink = sink;
        this.offset = from.position().offset();
        TailState state = TailState.parse(from.position().state());
        this.feed = new RecordFeed(from, state.tail(), sink, parsers);
        this.recordsAtCheckpoint = feed.records();
        if (!state.parser().isEmpty()) {
            feed.parser().restore(state.parser());
        }
    }

    @Override
    public void line(byte[] bytes, int start, int end, long nextOffset) {
        offset = nextOffset;
        feedLine(bytes, start, end);
        long records = feed.records();
        if (records - recordsAtCheckpoint >= CHECKPOINT_RECORDS) {
            feed.parser().flush();
            sink.checkpoint(cursor(feed.parser().state(), FileCounts.ZERO, false));
            recordsAtCheckpoint = records;
        }
    }

    @Override
    public void tooLong(long nextOffset) {
        offset = nextOffset;
        feed.tooLong();
    }

    /**
     * Counts a last line without a line feed for now, but leaves the offset before the line, so that the next read
     * reads it again.
     */
    @Override
    public void tail(byte[] bytes, int start, int end) {
        if (withoutLeadingJunk(bytes, start, end) >= end) {
            return;
        }
        feed.parser().flush();
        String state = feed.parser().state();
        FileCounts before = feed.counts();
        feedLine(bytes, start, end);
        feed.parser().flush();
        sink.checkpoint(cursor(state, feed.counts().minus(before), true));
        ended = true;
    }

    /** Ends the read of the file. */
    void complete() {
        if (!ended) {
            feed.parser().flush();
            sink.checkpoint(cursor(feed.parser().state(), FileCounts.ZERO, true));
        }
    }

    private void feedLine(byte[] bytes, int start, int end) {
        int from = withoutLeadingJunk(bytes, start, end);
        feed.line(bytes, from, withoutTrailingBlanks(bytes, from, end));
    }

    private Cursor cursor(String parserState, FileCounts tail, boolean atEnd) {
        return new Cursor(
                new CursorFile(
                        from.file().tool(),
                        from.file().path(),
                        from.file().fileKey(),
                        atEnd ? file.size() : offset,
                        atEnd ? file.modified() : 0),
                new CursorPosition(
                        offset, head, from.position().readerVersion(), new TailState(tail, parserState).text()),
                feed.counts(),
                feed.findings(),
                null);
    }

    private static int withoutLeadingJunk(byte[] bytes, int start, int end) {
        int from = start;
        if (end - from >= 3 && bytes[from] == (byte) 0xEF && bytes[from + 1] == (byte) 0xBB) {
            from += 3;
        }
        while (from < end && bytes[from] >= 0 && bytes[from] <= ' ') {
            from++;
        }
        return from;
    }

    private static int withoutTrailingBlanks(byte[] bytes, int start, int end) {
        int to = end;
        while (to > start && bytes[to - 1] >= 0 && bytes[to - 1] <= ' ') {
            to--;
        }
        return to;
    }
}
