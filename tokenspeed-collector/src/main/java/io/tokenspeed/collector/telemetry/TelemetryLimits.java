package io.tokenspeed.collector.telemetry;

/**
 * How many models, users and spaces have rows of their own. Those beyond share a row.
 *
 * @param models how many pairs of provider and model
 * @param users how many users
 * @param spaces how many spaces
 */
public record TelemetryLimits(int models, int users, int spaces) {
    /** 16 models, 200 users and 200 spaces: at most 47 MB, with each cell of each row full. */
    public static final TelemetryLimits DEFAULT = new TelemetryLimits(16, 200, 200);

    /** The most memory that windows may take, in bytes. */
    public static final long MOST_BYTES = 50_000_000;

    /** Names longer than this have no row of their own. */
    static final int MOST_NAME = 200;

    /** All attempts together, and the shared and the unknown row of the models. */
    private static final int FULL_EXTRA = 3;

    /** The shared and the unknown row. */
    private static final int THIN_EXTRA = 2;

    /** The objects of a row, its key among them, without its cells. */
    private static final long ROW_BYTES = 3 * (2L * MOST_NAME + 100);

    /** One entry of a hash set. */
    private static final long FOLDED_BYTES = 64;

    /**
     * Checks the limits.
     *
     * @throws IllegalArgumentException if a limit is negative, or if together they could take more than
     *     {@link #MOST_BYTES}
     */
    public TelemetryLimits {
        if (models < 0 || users < 0 || spaces < 0) {
            throw new IllegalArgumentException(
                    "models, users and spaces must be 0 or more: " + models + ", " + users + ", " + spaces);
        }
        long most = mostBytes(models, users, spaces);
        if (most > MOST_BYTES) {
            throw new IllegalArgumentException("models, users and spaces must fit into " + MOST_BYTES + " bytes, but "
                    + models + ", " + users + " and " + spaces + " can take " + most);
        }
    }

    /** Returns the memory that the windows take when each cell of each row is full, in bytes. */
    public long mostBytes() {
        return mostBytes(models, users, spaces);
    }

    private static long mostBytes(int models, int users, int spaces) {
        long cells = 0;
        for (Resolution resolution : Resolution.values()) {
            cells += resolution.cells;
        }
        long full = (long) models + FULL_EXTRA;
        long thin = (long) users + spaces + 2 * THIN_EXTRA;
        return cells * (full * FullCell.MOST_BYTES + thin * ThinCell.BYTES)
                + (full + thin) * ROW_BYTES
                + 3 * SeriesTable.MOST_FOLDED * FOLDED_BYTES;
    }
}
