package io.tokenspeed.uploader.queue.ledger;

import java.sql.ResultSet;
import java.sql.SQLException;

/**
 * The digest and the sums of a record's content.
 *
 * @param hash equal for equal contents of a bucket
 * @param requests the number of requests
 * @param tokens their tokens of all classes
 */
record ContentSummary(String hash, long requests, long tokens) {
    static ContentSummary read(ResultSet row) throws SQLException {
        return new ContentSummary(row.getString("hash"), row.getLong("requests"), row.getLong("tokens"));
    }
}
