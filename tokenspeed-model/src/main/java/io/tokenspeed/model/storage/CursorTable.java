package io.tokenspeed.model.storage;

import java.util.List;

/** The cursors of all files that were ever read. */
public interface CursorTable {
    /** Returns all cursors of a tool. */
    List<Cursor> list(String tool);
}
