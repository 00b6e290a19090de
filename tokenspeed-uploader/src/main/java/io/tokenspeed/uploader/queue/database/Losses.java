package io.tokenspeed.uploader.queue.database;

import java.sql.SQLException;
import java.util.Map;
import java.util.TreeMap;

/**
 * Counts records that will never reach the hub, and those of them that were reported to it. Works in its caller's
 * transaction.
 */
public final class Losses {
    private static final String REFUSED = "refused:";

    private final Sql sql;

    public Losses(Sql sql) {
        this.sql = sql;
    }

    public void add(LossReason reason, long records) throws SQLException {
        sql.change(
                "INSERT INTO loss_counter (reason, records, untold) VALUES (?1, ?2, ?2) ON CONFLICT (reason) DO UPDATE"
                        + " SET records = records + excluded.records, untold = untold + excluded.untold",
                reason.text(),
                records);
    }

    /** Like {@link #add(LossReason, long)}, but also counts by the hub's code if the hub refused the records. */
    public void add(LossReason reason, long records, String code) throws SQLException {
        add(reason, records);
        if (reason == LossReason.REJECTED) {
            new QueueState(sql).add(REFUSED + code, records);
        }
    }

    /** Records that a hub refused, by its code. */
    public Map<String, Long> refused() throws SQLException {
        return counts(
                "SELECT SUBSTR(k, 1 + LENGTH(?1)), CAST(v AS INTEGER) FROM agent_state WHERE SUBSTR(k, 1, LENGTH(?1)) = ?1",
                REFUSED);
    }

    /** Lost records that were not reported to the hub, by reason, at most as many as one body can report. */
    public Map<String, Long> untold() throws SQLException {
        return counts("SELECT reason, MIN(untold, 1000000) FROM loss_counter WHERE untold > 0");
    }

    /** All records ever lost, by reason. */
    public Map<String, Long> all() throws SQLException {
        return counts("SELECT reason, records FROM loss_counter");
    }

    /** The losses that a batch reports. */
    public Map<String, Long> of(long batch) throws SQLException {
        return counts("SELECT reason, records FROM batch_loss WHERE batch_id = ?", batch);
    }

    public void putInto(long batch, Map<String, Long> losses) throws SQLException {
        for (Map.Entry<String, Long> loss : losses.entrySet()) {
            sql.change(
                    "INSERT INTO batch_loss (batch_id, reason, records) VALUES (?, ?, ?)",
                    batch,
                    loss.getKey(),
                    loss.getValue());
        }
    }

    /**
     * Counts the losses in a batch as reported, and removes them from the batch, so that sending it again counts none
     * twice.
     */
    public void told(long batch) throws SQLException {
        for (Map.Entry<String, Long> loss : of(batch).entrySet()) {
            sql.change(
                    "UPDATE loss_counter SET untold = MAX(0, untold - ?) WHERE reason = ?",
                    loss.getValue(),
                    loss.getKey());
        }
        sql.change("DELETE FROM batch_loss WHERE batch_id = ?", batch);
    }

    private Map<String, Long> counts(String query, Object... values) throws SQLException {
        Map<String, Long> counts = new TreeMap<>();
        sql.list(query, row -> counts.put(row.getString(1), row.getLong(2)), values);
        return counts;
    }
}
