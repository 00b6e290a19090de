package io.tokenspeed.model.upload;

import org.jspecify.annotations.Nullable;

/**
 * The outcome of putting a record into the storage.
 *
 * @param kind the outcome
 * @param storedRevision the stored revision of the bucket, for {@link Kind#STALE} and {@link Kind#CONFLICT}; else null
 */
public record RecordVerdict(Kind kind, @Nullable Integer storedRevision) {
    /** The record is stored and counts. */
    public static final RecordVerdict ACCEPTED = new RecordVerdict(Kind.ACCEPTED, null);

    /** The record was stored before. */
    public static final RecordVerdict DUPLICATE = new RecordVerdict(Kind.DUPLICATE, null);

    /** The outcome for a record. Nothing is changed unless it is {@link #ACCEPTED}. */
    public enum Kind {
        /** The record was new, or replaced an older stored one. */
        ACCEPTED,
        /** The record equals the stored one, or is an older state of a predecessor's bucket. */
        DUPLICATE,
        /** The record has an older revision than the stored one. */
        STALE,
        /** The record has the stored revision, but another digest. */
        CONFLICT
    }

    /** Returns the verdict for a record whose bucket is stored in a newer revision. */
    public static RecordVerdict stale(int storedRevision) {
        return new RecordVerdict(Kind.STALE, storedRevision);
    }

    /** Returns the verdict for a record that differs from the stored one of the same revision. */
    public static RecordVerdict conflict(int storedRevision) {
        return new RecordVerdict(Kind.CONFLICT, storedRevision);
    }
}
