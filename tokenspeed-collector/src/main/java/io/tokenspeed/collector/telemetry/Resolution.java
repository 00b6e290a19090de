package io.tokenspeed.collector.telemetry;

import io.tokenspeed.model.metric.Span;

/** How finely time is cut, and how many such cells are kept. */
enum Resolution {
    /** An hour and a minute in cells of 30 seconds. */
    FINE(30_000, 122),
    /** 25 and a half hours in cells of 15 minutes: the last hour, and the 24 hours before it. */
    MIDDLE(900_000, 102),
    /** 31 days in cells of six hours. */
    COARSE(21_600_000, 124);

    /** The length of a cell in milliseconds. */
    final long millis;

    /** How many cells are kept. */
    final int cells;

    Resolution(long millis, int cells) {
        this.millis = millis;
        this.cells = cells;
    }

    /** Returns the cells that a window is made from. */
    static Resolution of(Span window) {
        return switch (window) {
            case MINUTE, HOUR -> FINE;
            case DAY -> MIDDLE;
            case WEEK, MONTH -> COARSE;
        };
    }

    /** Returns the number of the cell that holds an instant. */
    long cell(long epochMillis) {
        return Math.floorDiv(epochMillis, millis);
    }

    /** Returns the number of the oldest cell that is kept while the clock shows {@code now}. */
    long oldest(long now) {
        return cell(now) - cells + 1;
    }
}
