package io.tokenspeed.model.storage;

import java.util.List;

/** Cursors of all files ever read. */
public interface CursorTable {
    /** All cursors of a tool. */
    List<Cursor> list(String tool);
}
