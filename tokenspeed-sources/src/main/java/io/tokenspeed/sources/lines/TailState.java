package io.tokenspeed.sources.lines;

import io.tokenspeed.model.storage.FileCounts;

/**
 * The state in a cursor, as JSON: the parser's own state, and the counts of the unfinished last line, which are
 * subtracted when that line is read again.
 */
record TailState(FileCounts tail, String parser) {
    private static final String PREFIX = "{\"tail\":[";
    private static final String MIDDLE = "],\"reader\":";

    static TailState parse(String text) {
        int middle = text.indexOf(MIDDLE);
        if (middle < 0) {
            return new TailState(FileCounts.ZERO, "");
        }
        String[] counts = text.substring(PREFIX.length(), middle).split(",", -1);
        return new TailState(
                new FileCounts(number(counts, 0), number(counts, 1), number(counts, 2), number(counts, 3)),
                text.substring(middle + MIDDLE.length(), text.length() - 1));
    }

    /** A state of an earlier version has only three numbers. */
    private static long number(String[] counts, int index) {
        return index < counts.length ? Long.parseLong(counts[index]) : 0;
    }

    /** Returns the state as JSON; {@code parser} is JSON, too. */
    String text() {
        return PREFIX + tail.lines() + "," + tail.records() + "," + tail.badLines() + "," + tail.doubtful() + MIDDLE
                + parser + "}";
    }
}
