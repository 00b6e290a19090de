package io.tokenspeed.sources;

import io.tokenspeed.model.limit.LimitReport;
import io.tokenspeed.model.request.Request;
import io.tokenspeed.model.session.SessionDetail;
import io.tokenspeed.model.storage.Cursor;
import io.tokenspeed.model.storage.Descent;

/** Takes the requests that a {@link FileReader} reads. */
public interface ReadSink {
    /** Takes one usage record. The same request may come several times. */
    void request(Request request);

    /**
     * Takes the fact that a thread began with a copy of another one, from tools with threads. The same fact may come
     * several times.
     */
    default void descent(Descent descent) {}

    /** Takes what a log says of a session beside its requests. The same detail may come several times. */
    default void session(SessionDetail detail) {}

    /** Takes what a tool reported about one of its limits. */
    default void limit(LimitReport report) {}

    /** Takes a cursor that covers everything handed over so far: a later read may start there. */
    void checkpoint(Cursor cursor);
}
