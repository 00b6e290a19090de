package io.tokenspeed.uploader.queue.database;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The values of a row to insert, each with the name of its column. */
public final class NewRow {
    private final List<String> columns = new ArrayList<>();
    private final List<@Nullable Object> values = new ArrayList<>();

    /** Adds the value of a column. */
    public NewRow with(String column, @Nullable Object value) {
        columns.add(column);
        values.add(value);
        return this;
    }

    String sql(String into) {
        return into + " (" + String.join(", ", columns) + ") VALUES (?" + ", ?".repeat(columns.size() - 1) + ")";
    }

    @Nullable
    Object[] values() {
        return values.toArray();
    }
}
