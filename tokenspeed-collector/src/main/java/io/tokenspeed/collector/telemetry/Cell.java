package io.tokenspeed.collector.telemetry;

/** The attempts of one series in one stretch of time. */
abstract class Cell {
    /** The number of the stretch, counted from the epoch. */
    final long number;

    Cell(long number) {
        this.number = number;
    }

    abstract void add(Observation attempt);

    /** Returns how many attempts were added, as far as cells of this kind count them. */
    abstract long attempts();

    /** Returns the memory that it takes. */
    abstract long bytes();
}
