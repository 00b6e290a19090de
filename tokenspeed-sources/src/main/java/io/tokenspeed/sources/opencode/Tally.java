package io.tokenspeed.sources.opencode;

import io.tokenspeed.model.request.Request;
import io.tokenspeed.model.storage.FileCounts;
import io.tokenspeed.sources.ReadSink;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** Counts what is read, and hands records on in groups, each after a check that what it was read from did not change. */
final class Tally {
    private static final int GROUP = 1000;

    private final ReadSink sink;
    private final Check check;
    private final List<Request> group = new ArrayList<>();
    private long lines;
    private long records;
    private long badLines;

    Tally(ReadSink sink, Check check) {
        this.sink = sink;
        this.check = check;
    }

    /** Throws when what was read so far may be wrong. */
    interface Check {
        void verify() throws IOException;
    }

    void line() {
        lines++;
    }

    void badLine() {
        badLines++;
    }

    void requests(List<Request> requests) throws IOException {
        group.addAll(requests);
        if (group.size() >= GROUP) {
            flush();
        }
    }

    /** Hands over what is left. */
    void flush() throws IOException {
        check.verify();
        records += group.size();
        group.forEach(sink::request);
        group.clear();
    }

    FileCounts counts() {
        return new FileCounts(lines, records, badLines);
    }
}
