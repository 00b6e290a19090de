package io.tokenspeed.model.track;

import io.tokenspeed.model.storage.StorageException;

/** Too many events wait to be stored. The same events can be given again a second later. */
public final class TrackQueueFullException extends StorageException {
    private static final long serialVersionUID = 1L;

    public TrackQueueFullException(String message) {
        super(message, null);
    }
}
