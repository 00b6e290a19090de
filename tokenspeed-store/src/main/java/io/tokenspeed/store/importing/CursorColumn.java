package io.tokenspeed.store.importing;

import io.tokenspeed.model.storage.Cursor;
import io.tokenspeed.store.columns.SqlColumn;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/** The columns of {@code file_cursor}, each with the value that it stores. */
@SuppressWarnings("EnumOrdinal") // arrays are faster than maps
enum CursorColumn implements SqlColumn {
    TOOL,
    PATH,
    FILE_KEY,
    SIZE,
    MODIFIED,
    READ_OFFSET,
    HEAD_HASH,
    READER_VERSION,
    STATE,
    LINES,
    RECORDS,
    BAD_LINES,
    DOUBTFUL,
    FINDINGS,
    PROBLEM;

    /** The names of all columns, separated by commas, in the order of {@link #position}. */
    static final String NAMES =
            Arrays.stream(values()).map(CursorColumn::column).collect(Collectors.joining(", "));

    @Override
    public String column() {
        return name().toLowerCase(Locale.ROOT);
    }

    @Override
    public int index() {
        return ordinal();
    }

    /** The position, from 1 on, in rows of a query of {@link #NAMES} and among the parameters of an insert. */
    int position() {
        return index() + 1;
    }

    /**
     * Sets a parameter to this column's value. A switch, because linking a lambda per column would slow every start.
     */
    void bind(PreparedStatement statement, int parameter, Cursor cursor) throws SQLException {
        switch (this) {
            case TOOL -> statement.setString(parameter, cursor.file().tool());
            case PATH -> statement.setString(parameter, cursor.file().path());
            case FILE_KEY -> statement.setString(parameter, cursor.file().fileKey());
            case SIZE -> statement.setLong(parameter, cursor.file().size());
            case MODIFIED -> statement.setLong(parameter, cursor.file().modifiedMillis());
            case READ_OFFSET -> statement.setLong(parameter, cursor.position().offset());
            case HEAD_HASH -> statement.setString(parameter, cursor.position().headHash());
            case READER_VERSION ->
                statement.setLong(parameter, cursor.position().readerVersion());
            case STATE -> statement.setString(parameter, cursor.position().state());
            case LINES -> statement.setLong(parameter, cursor.counts().lines());
            case RECORDS -> statement.setLong(parameter, cursor.counts().records());
            case BAD_LINES -> statement.setLong(parameter, cursor.counts().badLines());
            case DOUBTFUL -> statement.setLong(parameter, cursor.counts().doubtful());
            case FINDINGS -> statement.setString(parameter, FindingText.of(cursor.findings()));
            case PROBLEM -> statement.setString(parameter, cursor.problem());
        }
    }
}
