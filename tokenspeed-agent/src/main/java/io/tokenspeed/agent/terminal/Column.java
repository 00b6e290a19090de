package io.tokenspeed.agent.terminal;

/**
 * One column of a table.
 *
 * @param header its heading
 * @param kind how it is laid out
 * @param dropRank columns with the highest rank leave a narrow table first; 0 stays always
 * @param comfortable a name is not shortened below this while a column could still be left out instead
 */
public record Column(String header, Kind kind, int dropRank, int comfortable) {
    private static final int COMFORTABLE = 22;

    /** How a column is laid out. */
    public enum Kind {
        /** On the left, shortened where it must be. */
        NAME,
        /** On the right, never shortened. */
        NUMBER
    }

    /** A column of names, which stays always. */
    public static Column name(String header) {
        return name(header, 0, COMFORTABLE);
    }

    /** A column of names with all its properties. */
    public static Column name(String header, int dropRank, int comfortable) {
        return new Column(header, Kind.NAME, dropRank, comfortable);
    }

    /** A column of numbers. */
    public static Column number(String header, int dropRank) {
        return new Column(header, Kind.NUMBER, dropRank, 0);
    }
}
