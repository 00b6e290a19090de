package io.tokenspeed.store.hub.ingest;

import io.tokenspeed.model.upload.Receipt;
import io.tokenspeed.store.hub.database.HubSession;
import io.tokenspeed.store.hub.database.KeyLookup;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.jdbi.v3.core.Handle;

/** The table {@code receipt}: keeps the answer to each payload, so that a repeated payload gets the same answer. */
final class ReceiptRows {
    private static final KeyLookup<Id> FIND = new KeyLookup<>("""
            WITH wanted (created_at, device_no, payload_sha256) AS (VALUES %s)
            SELECT r.created_at, r.device_no, r.payload_sha256, r.accepted, r.duplicates, r.details
            FROM wanted CROSS JOIN receipt r
            WHERE r.created_at = wanted.created_at AND r.device_no = wanted.device_no
              AND r.payload_sha256 = wanted.payload_sha256""", 3, ReceiptRows::bind);

    private static final String INSERT = """
            INSERT INTO receipt (created_at, device_no, payload_sha256, received_at, accepted, duplicates, details)
            VALUES (?, ?, ?, ?, ?, ?, ?)""";

    /** Seconds by which a device's clock may be ahead; {@link #purge} ignores clocks that are further ahead. */
    private static final long FAR_AHEAD = 90 * 86_400L;

    private ReceiptRows() {}

    /**
     * The key of a receipt.
     *
     * @param createdAt when the device made the payload, by its own clock, in seconds since the epoch
     * @param payload SHA-256 of the payload in hex
     */
    record Id(long createdAt, long deviceNo, String payload) {}

    static Map<Id, Receipt> find(HubSession session, List<Id> ids) throws SQLException {
        Map<Id, Receipt> found = new HashMap<>();
        FIND.forEach(session, ids, row -> {
            Id id = new Id(row.getLong(1), row.getLong(2), HexFormat.of().formatHex(row.getBytes(3)));
            found.put(id, ReceiptDetails.read(row.getInt(4), row.getInt(5), row.getString(6)));
        });
        return found;
    }

    /** Adds a receipt to the batch that {@link #write} runs. */
    static void add(HubSession session, Id id, long receivedAt, Receipt receipt) throws SQLException {
        PreparedStatement insert = session.prepare(INSERT);
        bind(insert, 1, id);
        insert.setLong(4, receivedAt);
        insert.setLong(5, receipt.accepted());
        insert.setLong(6, receipt.duplicates());
        insert.setString(7, ReceiptDetails.text(receipt));
        insert.addBatch();
    }

    private static void bind(PreparedStatement statement, int first, Id id) throws SQLException {
        statement.setLong(first, id.createdAt());
        statement.setLong(first + 1, id.deviceNo());
        statement.setBytes(first + 2, HexFormat.of().parseHex(id.payload()));
    }

    /**
     * Deletes receipts that were received before an instant, in seconds since the epoch. A receipt whose device's clock
     * was ahead stays until that instant passes its {@code createdAt}, too.
     */
    static int purge(Handle handle, long receivedBefore) {
        String old = "DELETE FROM receipt WHERE received_at < ? AND created_at ";
        return handle.execute(old + "< ?", receivedBefore, receivedBefore)
                + handle.execute(old + ">= ?", receivedBefore, receivedBefore + FAR_AHEAD);
    }

    static void write(HubSession session) throws SQLException {
        session.prepare(INSERT).executeBatch();
    }
}
