package io.tokenspeed.store.columns;

/** A column of a table or query, read and written by name. */
public interface SqlColumn {
    /** The column's name in SQL. */
    String column();

    /** The index in an array with an element for each column. */
    int index();
}
