package io.tokenspeed.agent.terminal;

/**
 * The text of one cell in two lengths.
 *
 * @param full the exact text
 * @param compact a shorter text for narrow tables
 */
public record Cell(String full, String compact) {
    /** An empty cell. */
    public static final Cell EMPTY = new Cell("", "");

    /** The unknown value. */
    public static final Cell UNKNOWN = new Cell(Numbers.UNKNOWN, Numbers.UNKNOWN);

    /** A text, cleaned of anything that could steer a terminal. */
    public static Cell text(String text) {
        String clean = Text.clean(text);
        return new Cell(clean, clean);
    }

    /** A number, marked {@code ~} when it is an estimate. */
    public static Cell number(long value, boolean estimate) {
        String mark = estimate ? "~" : "";
        return new Cell(mark + Numbers.full(value), mark + Numbers.compact(value));
    }

    /** An exact number. */
    public static Cell number(long value) {
        return number(value, false);
    }
}
