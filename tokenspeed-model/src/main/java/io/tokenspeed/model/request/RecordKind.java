package io.tokenspeed.model.request;

/**
 * Which record of a message a request was read from, best first. Where one message left several kinds, only the best
 * kind that is present counts.
 */
public enum RecordKind {
    /** The only kind of record its tool leaves. */
    SINGLE(0),
    /** One step of a message, with the tokens of that step. */
    STEP(1),
    /** A message as a whole, with the tokens of its last step. */
    MESSAGE(2),
    /** A message in the file format that came before the database. */
    LEGACY_MESSAGE(3),
    /** A row that another program wrote into our table. */
    FOREIGN(4),
    /** A copy in the transcript of another thread, which counts while the thread that made the request tells nothing of it. */
    REPLAY(5);

    private final int rank;

    RecordKind(int rank) {
        this.rank = rank;
    }

    /** Its place, 0 for the best. */
    public int rank() {
        return rank;
    }

    /** The kind of that rank. */
    public static RecordKind ofRank(int rank) {
        for (RecordKind kind : values()) {
            if (kind.rank == rank) {
                return kind;
            }
        }
        throw new IllegalArgumentException("no kind has rank " + rank);
    }
}
