package io.tokenspeed.model.wire;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** Why a hub refuses one record of a batch. */
public enum RecordCode {
    SCHEMA_INVALID,
    DUPLICATE_IN_BATCH,
    BUCKET_TOO_OLD,
    /** Refused only for now: the device sends the record again later. */
    BUCKET_IN_FUTURE,
    HIST_INCONSISTENT,
    COUNT_INCONSISTENT,
    IMPLAUSIBLE,
    VALUE_NOT_ALLOWED,
    /** The hub holds other content in the same revision. */
    REVISION_CONFLICT;

    /** Returns the code as it is sent, for example {@code bucket_too_old}. */
    public String text() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Reads a code; empty for one that this version does not know. */
    public static Optional<RecordCode> of(String text) {
        return Arrays.stream(values()).filter(code -> code.text().equals(text)).findFirst();
    }
}
