package io.tokenspeed.sources.lines;

import io.tokenspeed.model.limit.LimitReport;
import io.tokenspeed.model.request.Request;
import io.tokenspeed.model.session.SessionDetail;
import io.tokenspeed.model.storage.Cursor;
import io.tokenspeed.model.storage.Descent;
import io.tokenspeed.model.storage.FileCounts;
import io.tokenspeed.model.storage.Finding;
import io.tokenspeed.sources.ReadSink;
import io.tokenspeed.sources.json.ByteSearch;
import io.tokenspeed.sources.json.MalformedJsonException;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.function.Function;

/**
 * Gives lines to the parser of a file and counts lines, records and findings. A failure in one line does not affect
 * other lines.
 */
final class RecordFeed implements RecordSink {
    private static final int SPLICE_ATTEMPTS = 64;
    private static final byte[] SPLICE = {'}', '{'};
    private static final String NOT_JSON = "not JSON";

    private final ReadSink sink;
    private final RecordParser parser;
    private final FindingList findings;
    private long lines;
    private long records;
    private long badLines;
    private long doubtful;

    /**
     * Continues at a cursor.
     *
     * @param tail the counts of the unfinished last line, which the cursor's counts include and which is read again
     */
    RecordFeed(Cursor from, FileCounts tail, ReadSink sink, Function<RecordSink, RecordParser> parsers) {
        this.sink = sink;
        this.parser = parsers.apply(this);
        FileCounts before = from.counts().minus(tail);
        this.lines = before.lines();
        this.records = before.records();
        this.badLines = before.badLines();
        this.doubtful = before.doubtful();
        this.findings = new FindingList(from.findings(), lines);
    }

    RecordParser parser() {
        return parser;
    }

    long records() {
        return records;
    }

    FileCounts counts() {
        return new FileCounts(lines, records, badLines, doubtful);
    }

    List<Finding> findings() {
        return findings.list();
    }

    /** Takes one line without white space around it; {@code start} equals {@code end} for an empty line. */
    void line(byte[] bytes, int start, int end) {
        lines++;
        if (start == end) {
            return;
        }
        try {
            parse(bytes, start, end);
        } catch (MalformedJsonException damaged) {
            parseSpliced(bytes, start, end);
        } catch (CancellationException stopped) {
            throw stopped;
        } catch (RuntimeException failure) {
            dropped("cannot be understood (" + failure.getClass().getSimpleName() + ")");
        }
    }

    void tooLong() {
        lines++;
        dropped("too long");
    }

    /**
     * A torn write leaves two records on one line. Tries each <code>}{</code> as the end of the first record, because
     * the same bytes may be inside a string. A line that cannot be split is a bad line.
     */
    private void parseSpliced(byte[] bytes, int start, int end) {
        int splice = start - 1;
        for (int attempt = 0; attempt < SPLICE_ATTEMPTS; attempt++) {
            splice = ByteSearch.indexOf(bytes, splice + 1, end, SPLICE);
            if (splice < 0) {
                break;
            }
            if (parseHalf(bytes, start, splice + 1)) {
                if (!parseHalf(bytes, splice + 1, end)) {
                    dropped(NOT_JSON);
                }
                return;
            }
        }
        dropped(NOT_JSON);
    }

    private boolean parseHalf(byte[] bytes, int start, int end) {
        try {
            parse(bytes, start, end);
            return true;
        } catch (MalformedJsonException damaged) {
            return false;
        }
    }

    private void parse(byte[] bytes, int start, int end) {
        records += parser.record(bytes, start, end);
    }

    @Override
    public void request(Request request) {
        sink.request(request);
    }

    @Override
    public void descent(Descent descent) {
        sink.descent(descent);
    }

    @Override
    public void session(SessionDetail detail) {
        sink.session(detail);
    }

    @Override
    public void limit(LimitReport report) {
        sink.limit(report);
    }

    @Override
    public void dropped(String reason) {
        badLines++;
        findings.dropped(lines, reason);
    }

    @Override
    public void doubtful(String reason) {
        doubtful++;
        findings.doubtful(lines, reason);
    }
}
