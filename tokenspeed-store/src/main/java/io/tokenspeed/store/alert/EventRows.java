package io.tokenspeed.store.alert;

import io.tokenspeed.model.alert.AlertEvent;
import io.tokenspeed.model.alert.AlertEvidence;
import io.tokenspeed.model.alert.AlertQuiet;
import io.tokenspeed.model.alert.AlertSeries;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/** The table {@code alert_event}. */
final class EventRows {
    private static final String SELECT = "SELECT * FROM alert_event ";

    private EventRows() {}

    static AlertEvent insert(Connection connection, AlertEvent event) throws SQLException {
        AlertEvidence seen = event.evidence();
        long id = Cells.insert(
                connection,
                """
                INSERT INTO alert_event
                (rule_id, series, opened_at, closed_at,
                 value, threshold, samples, baseline, baseline_samples, window_ms, quiet, rule)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""",
                event.rule().id(),
                event.series().key(),
                event.openedAt().toEpochMilli(),
                Cells.millis(event.closedAt()),
                seen.value(),
                seen.threshold(),
                seen.samples(),
                seen.baseline(),
                seen.baselineSamples(),
                seen.window().toMillis(),
                Cells.text(event.quiet()),
                RuleRows.json(connection, event.rule()));
        return event.withId(id);
    }

    /** Updates what can change: whether the event is closed, and whether it is told. */
    static int update(Connection connection, AlertEvent event) throws SQLException {
        return Cells.update(
                connection,
                "UPDATE alert_event SET closed_at = ?, quiet = ? WHERE id = ?",
                Cells.millis(event.closedAt()),
                Cells.text(event.quiet()),
                event.id());
    }

    static List<AlertEvent> open(Connection connection) throws SQLException {
        return query(connection, "WHERE closed_at IS NULL ORDER BY opened_at, id");
    }

    static List<AlertEvent> since(Connection connection, Instant since, int limit) throws SQLException {
        return query(
                connection,
                "WHERE opened_at >= ? ORDER BY opened_at DESC, id DESC LIMIT ?",
                since.toEpochMilli(),
                limit);
    }

    static Optional<AlertEvent> find(Connection connection, long id) throws SQLException {
        return query(connection, "WHERE id = ?", id).stream().findFirst();
    }

    private static List<AlertEvent> query(Connection connection, String where, Object... values) throws SQLException {
        return Cells.query(
                connection,
                SELECT + where,
                row -> new AlertEvent(
                        row.getLong("id"),
                        RuleRows.parse(connection, row.getString("rule")),
                        AlertSeries.parse(row.getString("series")),
                        Cells.instant(row, "opened_at"),
                        Cells.instantOrNull(row, "closed_at"),
                        Objects.requireNonNull(StateRows.evidence(row)),
                        Cells.constant(AlertQuiet.class, row, "quiet")),
                values);
    }

    /** Deletes what closed before an instant, with its deliveries, and deliveries of tests that are as old. */
    static int prune(Connection connection, Instant before) throws SQLException {
        long millis = before.toEpochMilli();
        int deliveries = Cells.update(connection, """
                DELETE FROM alert_delivery WHERE event_id IN (SELECT id FROM alert_event WHERE closed_at < ?)
                OR (event_id IS NULL AND next_at < ?)""", millis, millis);
        return deliveries + Cells.update(connection, "DELETE FROM alert_event WHERE closed_at < ?", millis);
    }
}
