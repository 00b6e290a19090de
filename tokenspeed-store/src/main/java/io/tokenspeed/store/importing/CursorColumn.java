package io.tokenspeed.store.importing;

import io.tokenspeed.model.storage.Cursor;
import io.tokenspeed.store.columns.ColumnValue;
import io.tokenspeed.store.columns.SqlColumn;
import java.util.Arrays;
import java.util.stream.Collectors;

/** The columns of {@code file_cursor}, each with what is written to it. */
@SuppressWarnings({"ImmutableEnumChecker", "EnumOrdinal"}) // its functions hold nothing; arrays are faster than maps
enum CursorColumn implements SqlColumn {
    TOOL("tool", ColumnValue.text(cursor -> cursor.file().tool())),
    PATH("path", ColumnValue.text(cursor -> cursor.file().path())),
    FILE_KEY("file_key", ColumnValue.text(cursor -> cursor.file().fileKey())),
    SIZE("size", ColumnValue.number(cursor -> cursor.file().size())),
    MODIFIED("modified", ColumnValue.number(cursor -> cursor.file().modifiedMillis())),
    READ_OFFSET("read_offset", ColumnValue.number(cursor -> cursor.position().offset())),
    HEAD_HASH("head_hash", ColumnValue.text(cursor -> cursor.position().headHash())),
    READER_VERSION(
            "reader_version", ColumnValue.number(cursor -> cursor.position().readerVersion())),
    STATE("state", ColumnValue.text(cursor -> cursor.position().state())),
    LINES("lines", ColumnValue.number(cursor -> cursor.counts().lines())),
    RECORDS("records", ColumnValue.number(cursor -> cursor.counts().records())),
    BAD_LINES("bad_lines", ColumnValue.number(cursor -> cursor.counts().badLines())),
    DOUBTFUL("doubtful", ColumnValue.number(cursor -> cursor.counts().doubtful())),
    FINDINGS("findings", ColumnValue.text(cursor -> FindingText.of(cursor.findings()))),
    PROBLEM("problem", ColumnValue.text(Cursor::problem));

    /** The names of all, separated by commas, in the order of {@link #position}. */
    static final String NAMES =
            Arrays.stream(values()).map(CursorColumn::column).collect(Collectors.joining(", "));

    private final String name;
    private final ColumnValue<Cursor> value;

    CursorColumn(String name, ColumnValue<Cursor> value) {
        this.name = name;
        this.value = value;
    }

    @Override
    public String column() {
        return name;
    }

    ColumnValue<Cursor> value() {
        return value;
    }

    @Override
    public int index() {
        return ordinal();
    }

    /** The position in the rows of a query of {@link #NAMES}, and that of the parameter where all are written. */
    int position() {
        return index() + 1;
    }
}
