package io.tokenspeed.model.upload;

import org.jspecify.annotations.Nullable;

/**
 * What became of a record that was put.
 *
 * @param kind the outcome
 * @param storedRevision the revision that the storage holds, for {@link Kind#STALE} and {@link Kind#CONFLICT}; else null
 */
public record RecordVerdict(Kind kind, @Nullable Integer storedRevision) {
    /** The record counts from now on. */
    public static final RecordVerdict ACCEPTED = new RecordVerdict(Kind.ACCEPTED, null);

    /** The record counted before. */
    public static final RecordVerdict DUPLICATE = new RecordVerdict(Kind.DUPLICATE, null);

    /** The outcome for a record. Nothing is changed unless it is {@link #ACCEPTED}. */
    public enum Kind {
        /** New, or newer than the stored record, which it replaced. */
        ACCEPTED,
        /** The stored record, or an older state of the predecessor's bucket. */
        DUPLICATE,
        /** An older revision than the stored one. */
        STALE,
        /** The stored revision with another digest. */
        CONFLICT
    }

    /** The verdict for a record whose bucket is stored in a newer revision. */
    public static RecordVerdict stale(int storedRevision) {
        return new RecordVerdict(Kind.STALE, storedRevision);
    }

    /** The verdict for a record that differs from the stored one of the same revision. */
    public static RecordVerdict conflict(int storedRevision) {
        return new RecordVerdict(Kind.CONFLICT, storedRevision);
    }
}
