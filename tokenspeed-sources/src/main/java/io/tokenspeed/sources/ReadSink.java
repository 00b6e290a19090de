package io.tokenspeed.sources;

import io.tokenspeed.model.request.Request;
import io.tokenspeed.model.storage.Cursor;
import io.tokenspeed.model.storage.Descent;

/** Takes what a {@link FileReader} reads. */
public interface ReadSink {
    /** One usage record. The same request may come several times. */
    void request(Request request);

    /** One fact about where a thread came from, where the tool has such. The same fact may come several times. */
    default void descent(Descent descent) {}

    /** Says that a reader that starts at this cursor misses nothing of what came before. */
    void checkpoint(Cursor cursor);
}
