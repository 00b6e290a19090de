package io.tokenspeed.uploader.queue.database;

import org.jspecify.annotations.Nullable;

/**
 * Thrown when the queue cannot be used now. Whether the last change was made is not known until the file is read again.
 */
public final class QueueException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    QueueException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
