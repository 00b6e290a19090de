package io.tokenspeed.model.storage;

import java.util.List;
import java.util.Optional;

/** The cursors of all files that were ever read. */
public interface CursorTable {
    /** Returns all cursors of a tool. */
    List<Cursor> list(String tool);

    /** Returns the stamps of all cursors of a tool, which a database reads much faster than the cursors. */
    default List<CursorStamp> stamps(String tool) {
        return list(tool).stream().map(Cursor::stamp).toList();
    }

    /** Returns the cursor of a file; empty where the tool's reader never read it. */
    default Optional<Cursor> find(String tool, String path) {
        return list(tool).stream()
                .filter(cursor -> cursor.file().path().equals(path))
                .findFirst();
    }
}
