package io.tokenspeed.store.columns;

/** A column of a table or of a query, which is read and written by its name. */
public interface SqlColumn {
    /** The name in SQL. */
    String column();

    /** The place in an array with an element for each column. */
    int index();
}
