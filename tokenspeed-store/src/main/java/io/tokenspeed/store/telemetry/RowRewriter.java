package io.tokenspeed.store.telemetry;

import io.tokenspeed.model.request.Request;
import io.tokenspeed.model.storage.StoredRequest;
import java.sql.SQLException;

/** Replaces the request in a row. */
public interface RowRewriter {
    /**
     * Stores another state of a request.
     *
     * @param before the row as it is stored
     * @param after what it shall hold
     */
    void rewrite(StoredRequest before, Request after) throws SQLException;
}
