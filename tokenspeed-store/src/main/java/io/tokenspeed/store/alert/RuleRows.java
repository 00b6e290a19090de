package io.tokenspeed.store.alert;

import io.tokenspeed.model.alert.AlertRule;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The table {@code alert_rule}, and rules as JSON, which SQLite itself writes and reads. */
final class RuleRows {
    private record Field(String name, String value) {}

    private RuleRows() {}

    static List<AlertRule> list(Connection connection) throws SQLException {
        List<AlertRule> rules = new ArrayList<>();
        for (String json :
                Cells.query(connection, "SELECT rule FROM alert_rule ORDER BY id", row -> row.getString(1))) {
            rules.add(parse(connection, json));
        }
        return rules;
    }

    static int put(Connection connection, AlertRule rule, Instant now) throws SQLException {
        return Cells.update(
                connection,
                "INSERT OR REPLACE INTO alert_rule (id, rule, updated_at) VALUES (?, ?, ?)",
                rule.id(),
                json(connection, rule),
                now.toEpochMilli());
    }

    static boolean delete(Connection connection, String id) throws SQLException {
        return Cells.update(connection, "DELETE FROM alert_rule WHERE id = ?", id) > 0;
    }

    static String json(Connection connection, AlertRule rule) throws SQLException {
        List<Object> values = new ArrayList<>();
        rule.fields().forEach((name, value) -> values.addAll(List.of(name, value)));
        String sql = "SELECT json_object(?" + ", ?".repeat(values.size() - 1) + ")";
        return Cells.query(connection, sql, row -> row.getString(1), values.toArray())
                .get(0);
    }

    static AlertRule parse(Connection connection, String json) throws SQLException {
        Map<String, String> fields = new LinkedHashMap<>();
        for (Field field : Cells.query(
                connection,
                "SELECT key, value FROM json_each(?)",
                row -> new Field(row.getString(1), row.getString(2)),
                json)) {
            fields.put(field.name(), field.value());
        }
        return AlertRule.parse(fields);
    }
}
