package io.tokenspeed.sources.database;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The columns of the needed tables, because the schemas of a tool's releases differ. */
public final class Tables {
    private final Map<String, Set<String>> columns = new HashMap<>();

    private Tables() {}

    /** Looks at the tables with these names. A missing table has no columns. */
    public static Tables of(Connection connection, List<String> names) throws SQLException {
        Tables tables = new Tables();
        try (PreparedStatement statement = connection.prepareStatement("SELECT name FROM pragma_table_info(?)")) {
            for (String table : names) {
                statement.setString(1, table);
                tables.columns.put(table, names(statement));
            }
        }
        return tables;
    }

    private static Set<String> names(PreparedStatement statement) throws SQLException {
        Set<String> names = new HashSet<>();
        try (ResultSet rows = statement.executeQuery()) {
            while (rows.next()) {
                names.add(rows.getString(1));
            }
        }
        return names;
    }

    /** Returns whether a table exists with all of these columns. */
    public boolean has(String table, String... names) {
        return columns.getOrDefault(table, Set.of()).containsAll(List.of(names));
    }

    /** Returns the expression for a column of a table with an alias; {@code NULL} where the table lacks the column. */
    public String column(String table, String alias, String name) {
        return has(table, name) ? alias + "." + name : "NULL";
    }
}
