package io.tokenspeed.model.wire;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** Why a hub refuses one record of a batch. The rules are in docs/protocol.md, section Uploads. */
public enum RecordCode {
    /** The record does not match the schema. */
    SCHEMA_INVALID,
    /** The bucket comes twice in the batch. */
    DUPLICATE_IN_BATCH,
    /** The bucket is older than {@link Limits#BUCKET_DAYS}. */
    BUCKET_TOO_OLD,
    /**
     * The bucket ends more than {@link Limits#FUTURE_SECONDS} after the hub's clock. The device sends the record again
     * later.
     */
    BUCKET_IN_FUTURE,
    /** A histogram contradicts itself or has more values than the bucket has requests. */
    HIST_INCONSISTENT,
    /** Two counts contradict each other, for example more reasoning than output tokens. */
    COUNT_INCONSISTENT,
    /** A value is larger than the hub's limit for it. */
    IMPLAUSIBLE,
    /** The hub has a list of allowed tools or models, which lacks the record's tool or model. */
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
