package io.tokenspeed.store.alert;

import io.tokenspeed.model.alert.AlertEvidence;
import io.tokenspeed.model.alert.AlertSeries;
import io.tokenspeed.model.alert.AlertStanding;
import io.tokenspeed.model.alert.AlertState;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The table {@code alert_state}. */
final class StateRows {
    private StateRows() {}

    static List<AlertState> list(Connection connection) throws SQLException {
        return Cells.query(connection, "SELECT * FROM alert_state ORDER BY rule_id, series", StateRows::read);
    }

    static int put(Connection connection, AlertState state) throws SQLException {
        AlertStanding standing = state.standing();
        AlertEvidence seen = state.evidence();
        return Cells.update(
                connection,
                """
                INSERT OR REPLACE INTO alert_state
                (rule_id, series, streak, since, event_id, closed_at, period,
                 value, threshold, samples, baseline, baseline_samples, window_ms, remark, evaluated_at)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""",
                state.ruleId(),
                state.series().key(),
                standing.streak(),
                standing.since().toEpochMilli(),
                standing.eventId(),
                Cells.millis(standing.closedAt()),
                standing.period(),
                seen == null ? null : (Object) seen.value(),
                seen == null ? null : (Object) seen.threshold(),
                seen == null ? null : (Object) seen.samples(),
                seen == null ? null : seen.baseline(),
                seen == null ? null : (Object) seen.baselineSamples(),
                seen == null ? null : (Object) seen.window().toMillis(),
                state.remark(),
                state.evaluatedAt().toEpochMilli());
    }

    static int delete(Connection connection, String ruleId, AlertSeries series) throws SQLException {
        return Cells.update(
                connection, "DELETE FROM alert_state WHERE rule_id = ? AND series = ?", ruleId, series.key());
    }

    private static AlertState read(ResultSet row) throws SQLException {
        AlertStanding standing = new AlertStanding(
                row.getInt("streak"),
                Cells.instant(row, "since"),
                Cells.number(row, "event_id"),
                Cells.instantOrNull(row, "closed_at"),
                row.getString("period"));
        return new AlertState(
                row.getString("rule_id"),
                AlertSeries.parse(row.getString("series")),
                standing,
                evidence(row),
                row.getString("remark"),
                Cells.instant(row, "evaluated_at"));
    }

    /** Reads the columns that states and events share; null where there was no data. */
    static @Nullable AlertEvidence evidence(ResultSet row) throws SQLException {
        Double value = Cells.real(row, "value");
        return value == null
                ? null
                : new AlertEvidence(
                        value,
                        row.getDouble("threshold"),
                        row.getLong("samples"),
                        Cells.real(row, "baseline"),
                        row.getLong("baseline_samples"),
                        Duration.ofMillis(row.getLong("window_ms")));
    }
}
