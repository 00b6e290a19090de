package io.tokenspeed.store.hub.sums;

import io.tokenspeed.store.hub.database.Dialect;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Writes whole rows of sums, new or existing. SQLite gets {@code INSERT OR REPLACE}, which is faster as nothing of the
 * old row is kept.
 */
final class Upsert {
    private final String sqlite;
    private final String postgres;

    /**
     * An upsert.
     *
     * @param keys the columns of the primary key, bound first
     * @param others the columns between the keys and the sums
     */
    Upsert(String table, List<String> keys, List<String> others) {
        List<String> values = new ArrayList<>(others);
        values.addAll(SumsColumns.NAMES);
        String rows = " INTO " + table + " (" + String.join(", ", keys) + ", " + String.join(", ", values)
                + ") VALUES (" + "?, ".repeat(keys.size() + values.size() - 1) + "?)";
        this.sqlite = "INSERT OR REPLACE" + rows;
        this.postgres = "INSERT" + rows + " ON CONFLICT (" + String.join(", ", keys) + ") DO UPDATE SET "
                + values.stream().map(name -> name + " = excluded." + name).collect(Collectors.joining(", "));
    }

    String in(Dialect dialect) {
        return switch (dialect) {
            case SQLITE -> sqlite;
            case POSTGRES -> postgres;
        };
    }
}
