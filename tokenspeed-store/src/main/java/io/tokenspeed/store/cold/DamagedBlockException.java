package io.tokenspeed.store.cold;

/** Thrown if the block of an archived hour is not what was written. The message ends a sentence about the block. */
public final class DamagedBlockException extends Exception {
    private static final long serialVersionUID = 1L;

    DamagedBlockException(String fault) {
        super(fault);
    }
}
