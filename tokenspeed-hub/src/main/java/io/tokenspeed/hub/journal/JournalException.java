package io.tokenspeed.hub.journal;

import io.tokenspeed.model.storage.StorageException;

/** The journal cannot be read or written. The message is one sentence that names the file and the next step. */
public final class JournalException extends StorageException {
    private static final long serialVersionUID = 1L;

    public JournalException(String message) {
        super(message, null);
    }
}
