package io.tokenspeed.hub.journal;

/** The journal cannot be read or written. The message is one sentence that names the file and the next step. */
public final class JournalException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public JournalException(String message) {
        super(message);
    }
}
