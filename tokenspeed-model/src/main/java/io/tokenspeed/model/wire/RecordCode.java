package io.tokenspeed.model.wire;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** Why a hub refuses one record of a batch. */
public enum RecordCode {
    SCHEMA_INVALID,
    DUPLICATE_IN_BATCH,
    BUCKET_TOO_OLD,
    /** Not refused for good: the device sends it again when its time has come. */
    BUCKET_IN_FUTURE,
    HIST_INCONSISTENT,
    COUNT_INCONSISTENT,
    IMPLAUSIBLE,
    VALUE_NOT_ALLOWED,
    /** The hub holds another content at this revision. */
    REVISION_CONFLICT;

    /** The code as it is written. */
    public String text() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Reads a code; empty for one that this version does not know. */
    public static Optional<RecordCode> of(String text) {
        return Arrays.stream(values()).filter(code -> code.text().equals(text)).findFirst();
    }
}
