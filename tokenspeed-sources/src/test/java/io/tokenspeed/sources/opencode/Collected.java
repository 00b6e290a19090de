package io.tokenspeed.sources.opencode;

import io.tokenspeed.model.request.RecordKind;
import io.tokenspeed.model.request.Request;
import io.tokenspeed.model.session.SessionDetail;
import io.tokenspeed.model.storage.Cursor;
import io.tokenspeed.sources.ReadSink;
import java.util.ArrayList;
import java.util.List;

/** Keeps what a reader hands over. */
public final class Collected implements ReadSink {
    public final List<Request> requests = new ArrayList<>();
    public final List<SessionDetail> sessions = new ArrayList<>();
    public final List<Cursor> cursors = new ArrayList<>();

    @Override
    public void request(Request request) {
        requests.add(request);
    }

    @Override
    public void session(SessionDetail detail) {
        sessions.add(detail);
    }

    @Override
    public void checkpoint(Cursor cursor) {
        cursors.add(cursor);
    }

    public List<Request> of(RecordKind kind) {
        return requests.stream().filter(request -> request.kind() == kind).toList();
    }

    public List<String> keys() {
        return requests.stream().map(Request::naturalKey).toList();
    }

    /** The only request. */
    public Request only() {
        if (requests.size() != 1) {
            throw new AssertionError("not one request: " + requests);
        }
        return requests.get(0);
    }

    /** The only cursor. */
    public Cursor cursor() {
        if (cursors.size() != 1) {
            throw new AssertionError("not one cursor: " + cursors);
        }
        return cursors.get(0);
    }
}
