package io.tokenspeed.testkit.memory;

import io.tokenspeed.model.storage.Cursor;
import io.tokenspeed.model.storage.CursorMove;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** One cursor per tool and path, moved by compare-and-set. Its owner guards it. */
final class StoredCursors {
    private final Map<Place, Cursor> cursors = new HashMap<>();

    /** Applies the moves whose starting point still holds, and returns how many moves were not applied. */
    long apply(List<CursorMove> moves) {
        return moves.stream().filter(move -> !apply(move)).count();
    }

    private boolean apply(CursorMove move) {
        Place place = Place.of(move.after());
        if (!Objects.equals(cursors.get(place), move.before())) {
            return false;
        }
        cursors.put(place, move.after());
        return true;
    }

    List<Cursor> list(String tool) {
        return cursors.values().stream()
                .filter(cursor -> cursor.file().tool().equals(tool))
                .toList();
    }

    private record Place(String tool, String path) {
        static Place of(Cursor cursor) {
            return new Place(cursor.file().tool(), cursor.file().path());
        }
    }
}
