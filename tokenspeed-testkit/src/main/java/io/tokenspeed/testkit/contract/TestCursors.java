package io.tokenspeed.testkit.contract;

import io.tokenspeed.model.storage.Cursor;
import io.tokenspeed.model.storage.CursorFile;
import io.tokenspeed.model.storage.CursorMove;
import io.tokenspeed.model.storage.CursorPosition;
import io.tokenspeed.model.storage.FileCounts;
import io.tokenspeed.model.storage.Finding;
import java.util.List;

/** Cursors in which every field has a value. */
final class TestCursors {
    private TestCursors() {}

    static Cursor at(String path, long offset) {
        return of("claude", path, offset);
    }

    static Cursor of(String tool, String path, long offset) {
        return new Cursor(
                new CursorFile(tool, path, "8:77", offset + 10, 1_770_000_000_000L + offset),
                new CursorPosition(offset, "0f1e2d", 3, "{\"model\":\"sonnet\"}"),
                new FileCounts(offset, 2, 1, 1),
                List.of(new Finding("line 7", false, "not JSON"), new Finding("line 9", true, "ü: input < 0")),
                "line 7 is cut off");
    }

    /** A first move of a cursor into a file: from no cursor to offset 100. */
    static CursorMove first(String path) {
        return new CursorMove(null, at(path, 100));
    }
}
