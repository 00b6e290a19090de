package io.tokenspeed.model.request;

/**
 * Which kind of record a request was read from, best first. Where a tool left records of several kinds for one message,
 * only the records of the best kind count.
 */
public enum RecordKind {
    /** The record of a tool that leaves one kind only. */
    SINGLE(0),
    /** One step of an OpenCode message, with the tokens of that step. */
    STEP(1),
    /** An OpenCode message in a database, with the tokens of its last step. */
    MESSAGE(2),
    /** An OpenCode message in the JSON files that preceded the databases. */
    LEGACY_MESSAGE(3),
    /** A row that another program, such as the predecessor, wrote into the local database. */
    FOREIGN(4),
    /**
     * A copy in the log of another thread. It counts as long as no record of the thread that made the request is
     * stored.
     */
    REPLAY(5),
    /**
     * What a tool told about a request by OpenTelemetry. It counts only in sessions without a transcript; elsewhere it
     * lends its times to the transcript's record.
     */
    TELEMETRY(6);

    private final int rank;

    RecordKind(int rank) {
        this.rank = rank;
    }

    /** Returns the rank, 0 for the best kind. */
    public int rank() {
        return rank;
    }

    /**
     * Returns the kind with a rank.
     *
     * @throws IllegalArgumentException if no kind has this rank
     */
    public static RecordKind ofRank(int rank) {
        for (RecordKind kind : values()) {
            if (kind.rank == rank) {
                return kind;
            }
        }
        throw new IllegalArgumentException("no kind has rank " + rank);
    }
}
