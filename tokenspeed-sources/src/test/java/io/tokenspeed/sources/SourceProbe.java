package io.tokenspeed.sources;

import io.tokenspeed.model.limit.LimitReport;
import io.tokenspeed.model.request.Request;
import io.tokenspeed.model.session.SessionDetail;
import io.tokenspeed.model.storage.Cursor;
import io.tokenspeed.model.storage.Descent;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** Runs a source over its files, as an import does, and keeps requests, facts about threads and cursors. */
public final class SourceProbe implements ReadSink {
    private final Source source;
    private final Map<String, Cursor> cursors = new HashMap<>();
    private final Map<String, Request> requests = new TreeMap<>();
    private final List<Cursor> checkpoints = new ArrayList<>();
    private final Set<Descent> descents = new LinkedHashSet<>();
    private final Set<SessionDetail> sessions = new LinkedHashSet<>();
    private final List<LimitReport> limits = new ArrayList<>();

    public SourceProbe(Source source) {
        this.source = source;
    }

    /** Reads every file that is new or has changed. */
    public SourceProbe read() throws IOException {
        Discovery discovery = source.discover();
        FileReader reader = source.reader(discovery, cursors::get);
        for (SourceFile file : discovery.files()) {
            Cursor cursor = cursors.get(file.path().toString());
            if (cursor == null || !file.unchangedSince(cursor.stamp(), source.readerVersion())) {
                reader.read(file, cursor, this);
                cursors.put(file.path().toString(), checkpoints.get(checkpoints.size() - 1));
            }
        }
        return this;
    }

    @Override
    public void request(Request request) {
        requests.merge(request.naturalKey(), request, Request::merge);
    }

    @Override
    public void descent(Descent descent) {
        descents.add(descent);
    }

    @Override
    public void session(SessionDetail detail) {
        sessions.add(detail);
    }

    /** What the logs say of sessions beside their requests. */
    public Set<SessionDetail> sessions() {
        return sessions;
    }

    @Override
    public void limit(LimitReport report) {
        limits.add(report);
    }

    @Override
    public void checkpoint(Cursor cursor) {
        checkpoints.add(cursor);
    }

    /** The requests by natural key, copies merged. */
    public Map<String, Request> requests() {
        return requests;
    }

    /** The facts about which threads began with a copy of which. */
    public Set<Descent> descents() {
        return descents;
    }

    /** What was reported about limits, in the order in which it came. */
    public List<LimitReport> limits() {
        return limits;
    }

    /** The request of that key. */
    public Request request(String naturalKey) {
        Request request = requests.get(naturalKey);
        if (request == null) {
            throw new AssertionError("no " + naturalKey + " among " + requests.keySet());
        }
        return request;
    }

    /** The only request there is. */
    public Request only() {
        if (requests.size() != 1) {
            throw new AssertionError("not one request but " + requests.keySet());
        }
        return requests.values().iterator().next();
    }

    /** The cursor of a file. */
    public Cursor cursor(Path path) {
        Cursor cursor = cursors.get(path.toString());
        if (cursor == null) {
            throw new AssertionError("no cursor for " + path + " among " + cursors.keySet());
        }
        return cursor;
    }

    /** Where reading goes on in each file, by path. */
    public Map<String, Cursor> cursors() {
        return cursors;
    }

    /** Forgets the requests that were read, but keeps the cursors. */
    public void clear() {
        requests.clear();
    }
}
