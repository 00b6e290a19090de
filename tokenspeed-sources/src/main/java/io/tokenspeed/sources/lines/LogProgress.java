package io.tokenspeed.sources.lines;

import io.tokenspeed.model.storage.Cursor;
import io.tokenspeed.model.storage.FileCounts;
import io.tokenspeed.sources.ReadSink;
import io.tokenspeed.sources.SourceFile;
import io.tokenspeed.sources.json.ByteSearch;
import io.tokenspeed.sources.json.MalformedJsonException;

/** Feeds the lines of one file to its parser, counts them, and says from time to time how far it got. */
final class LogProgress implements LineHandler {
    private static final long CHECKPOINT_RECORDS = 2000;
    private static final int SPLICE_ATTEMPTS = 64;
    private static final byte[] SPLICE = {'}', '{'};

    private final SourceFile file;
    private final Cursor from;
    private final String head;
    private final ReadSink sink;
    private final RecordParser parser;
    private long offset;
    private long lines;
    private long records;
    private long badLines;
    private FileCounts tail = FileCounts.ZERO;
    private long recordsAtCheckpoint;
    private boolean ended;

    LogProgress(SourceFile file, Cursor from, String head, ReadSink sink, RecordParser parser) {
        this.file = file;
        this.from = from;
        this.head = head;
        this.sink = sink;
        this.parser = parser;
        TailState state = TailState.parse(from.state());
        this.offset = from.offset();
        this.lines = from.counts().lines() - state.tail().lines();
        this.records = from.counts().records() - state.tail().records();
        this.badLines = from.counts().badLines() - state.tail().badLines();
        this.recordsAtCheckpoint = records;
        if (!state.parser().isEmpty()) {
            parser.restore(state.parser());
        }
    }

    @Override
    public void line(byte[] bytes, int start, int end, long nextOffset) {
        offset = nextOffset;
        lines++;
        int from = withoutLeadingJunk(bytes, start, end);
        int to = withoutTrailingBlanks(bytes, from, end);
        if (from < to) {
            parse(bytes, from, to);
        }
        if (records - recordsAtCheckpoint >= CHECKPOINT_RECORDS) {
            parser.flush();
            sink.checkpoint(cursor(parser.state(), false));
            recordsAtCheckpoint = records;
        }
    }

    @Override
    public void tooLong(long nextOffset) {
        offset = nextOffset;
        lines++;
        badLines++;
    }

    /** Counts a last line without line feed for now, but leaves the offset before it, so it is read again. */
    @Override
    public void tail(byte[] bytes, int start, int end) {
        int from = withoutLeadingJunk(bytes, start, end);
        int to = withoutTrailingBlanks(bytes, from, end);
        if (from == to) {
            return;
        }
        parser.flush();
        String state = parser.state();
        long recordsBefore = records;
        try {
            records += parser.record(bytes, from, to);
            parser.flush();
            tail = new FileCounts(1, records - recordsBefore, 0);
        } catch (MalformedJsonException incomplete) {
            tail = new FileCounts(1, 0, 1);
        }
        records = recordsBefore;
        sink.checkpoint(cursor(state, true));
        ended = true;
    }

    /** Says that the end was reached. */
    void complete() {
        if (!ended) {
            parser.flush();
            sink.checkpoint(cursor(parser.state(), true));
        }
    }

    private void parse(byte[] bytes, int start, int end) {
        try {
            records += parser.record(bytes, start, end);
        } catch (MalformedJsonException damaged) {
            parseSpliced(bytes, start, end);
        }
    }

    /**
     * Two records on one line are what a torn write leaves. Where the first ends is tried out, because the same bytes may
     * stand inside a text; what cannot be split is a bad line.
     */
    private void parseSpliced(byte[] bytes, int start, int end) {
        int splice = start - 1;
        for (int attempt = 0; attempt < SPLICE_ATTEMPTS; attempt++) {
            splice = ByteSearch.indexOf(bytes, splice + 1, end, SPLICE);
            if (splice < 0) {
                break;
            }
            if (parseHalf(bytes, start, splice + 1)) {
                badLines += parseHalf(bytes, splice + 1, end) ? 0 : 1;
                return;
            }
        }
        badLines++;
    }

    private boolean parseHalf(byte[] bytes, int start, int end) {
        try {
            records += parser.record(bytes, start, end);
            return true;
        } catch (MalformedJsonException damaged) {
            return false;
        }
    }

    private Cursor cursor(String parserState, boolean atEnd) {
        return new Cursor(
                from.tool(),
                from.path(),
                from.fileKey(),
                atEnd ? file.size() : offset,
                atEnd ? file.modified() : 0,
                offset,
                head,
                from.readerVersion(),
                new TailState(tail, parserState).text(),
                new FileCounts(lines, records, badLines).plus(tail),
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
