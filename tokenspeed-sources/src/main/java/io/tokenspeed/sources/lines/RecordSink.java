package io.tokenspeed.sources.lines;

import io.tokenspeed.model.limit.LimitReport;
import io.tokenspeed.model.request.Request;
import io.tokenspeed.model.session.SessionDetail;
import io.tokenspeed.model.storage.Descent;

/** Takes the requests and findings that a {@link RecordParser} makes from a record. */
public interface RecordSink {
    /** Takes one usage record. The same request may come several times. */
    void request(Request request);

    /** Takes the fact that a thread began with a copy of another one. The same fact may come several times. */
    void descent(Descent descent);

    /** Takes what the log says of a session beside its requests. The same detail may come several times. */
    void session(SessionDetail detail);

    /** Takes what a tool reported about one of its limits. */
    void limit(LimitReport report);

    /**
     * Notes that nothing of the usage in the current record could be stored.
     *
     * @param reason why, in a few words without content of the record, for example {@code no readable time}
     */
    void dropped(String reason);

    /**
     * Notes that the current record was stored without a value that cannot be true.
     *
     * @param reason the value and why, in a few words, for example {@code input_tokens is negative}
     */
    void doubtful(String reason);
}
