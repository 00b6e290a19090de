package io.tokenspeed.uploader.queue.database;

import org.jspecify.annotations.Nullable;

/** The queue cannot be used now. Whether the last change was made is not known; it is looked up after opening again. */
public final class QueueException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    QueueException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
