package io.tokenspeed.store.hub;

import io.tokenspeed.model.hub.Receipt;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;

/** The receipts of payloads, so that the same payload gets the same answer again. */
final class ReceiptRows {
    private static final KeyLookup<Id> FIND = new KeyLookup<>(
            """
            WITH wanted (device_no, payload_sha256) AS (VALUES %s)
            SELECT r.device_no, r.payload_sha256, r.accepted, r.duplicates, r.details
            FROM wanted CROSS JOIN receipt r
            WHERE r.device_no = wanted.device_no AND r.payload_sha256 = wanted.payload_sha256""",
            2, (statement, first, id) -> {
                statement.setLong(first, id.deviceNo());
                statement.setBytes(first + 1, HexFormat.of().parseHex(id.payload()));
            });

    private static final String INSERT = """
            INSERT INTO receipt (device_no, payload_sha256, received_at, accepted, duplicates, details)
            VALUES (?, ?, ?, ?, ?, ?)""";

    private ReceiptRows() {}

    /**
     * Which payload of which device.
     *
     * @param payload digest in hex
     */
    record Id(long deviceNo, String payload) {}

    static Map<Id, Receipt> find(HubSession session, List<Id> ids) throws SQLException {
        Map<Id, Receipt> found = new HashMap<>();
        FIND.forEach(session, ids, row -> {
            Id id = new Id(row.getLong(1), HexFormat.of().formatHex(row.getBytes(2)));
            found.put(id, ReceiptDetails.read(row.getInt(3), row.getInt(4), row.getString(5)));
        });
        return found;
    }

    /** Adds to a batch that {@link #write} runs. */
    static void add(HubSession session, Id id, long receivedAt, Receipt receipt) throws SQLException {
        PreparedStatement insert = session.prepare(INSERT);
        insert.setLong(1, id.deviceNo());
        insert.setBytes(2, HexFormat.of().parseHex(id.payload()));
        insert.setLong(3, receivedAt);
        insert.setLong(4, receipt.accepted());
        insert.setLong(5, receipt.duplicates());
        insert.setString(6, ReceiptDetails.text(receipt));
        insert.addBatch();
    }

    static void write(HubSession session) throws SQLException {
        session.prepare(INSERT).executeBatch();
    }
}
