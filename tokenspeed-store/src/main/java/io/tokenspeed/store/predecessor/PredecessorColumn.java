package io.tokenspeed.store.predecessor;

/**
 * A column of a table of the predecessor, with a condition for plausible values.
 *
 * @param name its name
 * @param condition SQL over that name
 */
record PredecessorColumn(String name, String condition) {
    private static final int NAME_BYTES = 500;
    private static final int PATH_BYTES = 8000;

    /**
     * A column for ids of rows. Values contain no colon, so none can equal an id of this program, which always does.
     */
    static PredecessorColumn id(String name) {
        return text(name, NAME_BYTES, " AND %1$s <> '' AND %1$s NOT GLOB '*[^-_A-Za-z0-9]*'");
    }

    static PredecessorColumn name(String name) {
        return text(name, NAME_BYTES, " AND %1$s <> ''");
    }

    static PredecessorColumn path(String name) {
        return text(name, PATH_BYTES, "");
    }

    private static PredecessorColumn text(String name, int bytes, String more) {
        String condition =
                "typeof(%1$s) = 'text' AND octet_length(%1$s) <= " + bytes + " AND instr(%1$s, char(0)) = 0" + more;
        return new PredecessorColumn(name, condition.formatted(name));
    }

    static PredecessorColumn whole(String name, long least, long most) {
        return new PredecessorColumn(
                name, "typeof(%1$s) = 'integer' AND %1$s BETWEEN %2$d AND %3$d".formatted(name, least, most));
    }

    static PredecessorColumn number(String name, long most) {
        return new PredecessorColumn(
                name, "typeof(%1$s) IN ('integer', 'real') AND %1$s BETWEEN 0 AND %2$d".formatted(name, most));
    }

    /** Returns this column, but with NULL allowed. */
    PredecessorColumn orNull() {
        return new PredecessorColumn(name, name + " IS NULL OR " + condition);
    }
}
