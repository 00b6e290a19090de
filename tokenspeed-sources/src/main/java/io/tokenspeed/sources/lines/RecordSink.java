package io.tokenspeed.sources.lines;

import io.tokenspeed.model.request.Request;
import io.tokenspeed.model.storage.Descent;

/** Takes what a {@link RecordParser} makes of the record that it is given. */
public interface RecordSink {
    /** One usage record. The same request may come several times. */
    void request(Request request);

    /** One fact about where a thread came from. The same fact may come several times. */
    void descent(Descent descent);

    /**
     * Says that the current record tells of usage that cannot be stored at all.
     *
     * @param reason why, in a few words without content of the record, for example {@code no readable time}
     */
    void dropped(String reason);

    /**
     * Says that the current record was taken, but for a counter that cannot be true.
     *
     * @param reason which and why, in a few words, for example {@code input_tokens is negative}
     */
    void doubtful(String reason);
}
