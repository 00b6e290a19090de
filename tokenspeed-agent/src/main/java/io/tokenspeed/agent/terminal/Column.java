package io.tokenspeed.agent.terminal;

/**
 * One column of a table.
 *
 * @param header its heading
 * @param brief its heading where there is little room
 * @param kind how it is laid out
 * @param dropRank columns with the highest rank leave a narrow table first; 0 stays always
 * @param comfortable a name is not shortened below this while a column could still be left out instead
 * @param roomy like {@code comfortable}, on a wide terminal
 */
public record Column(String header, String brief, Kind kind, int dropRank, int comfortable, int roomy) {
    private static final int WIDE_TERMINAL = 120;
    private static final int COMFORTABLE = 22;
    private static final int ROOMY = 60;

    /** How a column is laid out. */
    public enum Kind {
        /** On the left, shortened where it must be. */
        NAME,
        /** On the right, never shortened. */
        NUMBER
    }

    /** A column of names, which stays always. */
    public static Column name(String header) {
        return name(header, 0, COMFORTABLE, ROOMY);
    }

    /** A column of names with all its properties. */
    public static Column name(String header, int dropRank, int comfortable, int roomy) {
        return new Column(header, header, Kind.NAME, dropRank, comfortable, roomy);
    }

    /** A column of numbers. */
    public static Column number(String header, int dropRank) {
        return number(header, header, dropRank);
    }

    /** A column of numbers with another heading where there is little room. */
    public static Column number(String header, String brief, int dropRank) {
        return new Column(header, brief, Kind.NUMBER, dropRank, 0, 0);
    }

    /** The width of a name that other columns are left out for, on a terminal of this width. */
    int comfortableIn(int width) {
        return width < WIDE_TERMINAL ? comfortable : roomy;
    }
}
