package io.tokenspeed.store.alert;

import io.tokenspeed.model.alert.AlertDelivery;
import io.tokenspeed.model.alert.AlertDelivery.Occasion;
import io.tokenspeed.model.alert.AlertDelivery.Progress;
import io.tokenspeed.model.alert.AlertDelivery.Status;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;

/** The table {@code alert_delivery}. */
final class DeliveryRows {
    private DeliveryRows() {}

    static long insert(Connection connection, AlertDelivery delivery) throws SQLException {
        Progress progress = delivery.progress();
        return Cells.insert(
                connection,
                """
                INSERT INTO alert_delivery
                (event_id, occasion, target, webhook_id, status, attempts, next_at, last_error, payload)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)""",
                delivery.eventId(),
                Cells.text(delivery.occasion()),
                delivery.target(),
                delivery.webhookId(),
                Cells.text(progress.status()),
                progress.attempts(),
                progress.nextAt().toEpochMilli(),
                progress.lastError(),
                delivery.payload());
    }

    static int update(Connection connection, AlertDelivery delivery) throws SQLException {
        Progress progress = delivery.progress();
        return Cells.update(
                connection,
                "UPDATE alert_delivery SET status = ?, attempts = ?, next_at = ?, last_error = ? WHERE id = ?",
                Cells.text(progress.status()),
                progress.attempts(),
                progress.nextAt().toEpochMilli(),
                progress.lastError(),
                delivery.id());
    }

    static List<AlertDelivery> due(Connection connection, Instant now) throws SQLException {
        return Cells.query(connection, """
                SELECT * FROM alert_delivery
                WHERE id IN (SELECT MIN(id) FROM alert_delivery WHERE status = 'waiting' GROUP BY target)
                AND next_at <= ? ORDER BY id""", DeliveryRows::read, now.toEpochMilli());
    }

    static List<AlertDelivery> list(Connection connection, Status status, int limit) throws SQLException {
        return Cells.query(
                connection,
                "SELECT * FROM alert_delivery WHERE status = ? ORDER BY id DESC LIMIT ?",
                DeliveryRows::read,
                Cells.text(status),
                limit);
    }

    private static AlertDelivery read(ResultSet row) throws SQLException {
        Progress progress = new Progress(
                Cells.constant(Status.class, row, "status"),
                row.getInt("attempts"),
                Cells.instant(row, "next_at"),
                row.getString("last_error"));
        return new AlertDelivery(
                row.getLong("id"),
                Cells.number(row, "event_id"),
                Cells.constant(Occasion.class, row, "occasion"),
                row.getString("target"),
                row.getString("webhook_id"),
                progress,
                row.getString("payload"));
    }
}
