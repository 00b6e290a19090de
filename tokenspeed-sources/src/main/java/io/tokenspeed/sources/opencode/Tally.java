package io.tokenspeed.sources.opencode;

import io.tokenspeed.model.request.Request;
import io.tokenspeed.model.storage.FileCounts;
import io.tokenspeed.sources.ReadSink;
import java.util.List;

/** Hands records on and counts what went by. */
final class Tally {
    private final ReadSink sink;
    private long lines;
    private long records;
    private long badLines;

    Tally(ReadSink sink) {
        this.sink = sink;
    }

    void line() {
        lines++;
    }

    void badLine() {
        badLines++;
    }

    void requests(List<Request> requests) {
        records += requests.size();
        requests.forEach(sink::request);
    }

    FileCounts counts() {
        return new FileCounts(lines, records, badLines);
    }
}
