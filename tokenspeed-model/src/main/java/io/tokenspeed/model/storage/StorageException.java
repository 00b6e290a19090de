package io.tokenspeed.model.storage;

import org.jspecify.annotations.Nullable;

/** The database cannot be used. The message is one sentence for the user that names the file and the next step. */
public class StorageException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public StorageException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
