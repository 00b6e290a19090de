package io.tokenspeed.sources;

import io.tokenspeed.model.request.Request;
import io.tokenspeed.model.storage.Cursor;

/** Takes what a {@link FileReader} reads. */
public interface ReadSink {
    /** One usage record. The same request may come several times. */
    void request(Request request);

    /** Says that a reader that starts at this cursor misses nothing of what came before. */
    void checkpoint(Cursor cursor);
}
