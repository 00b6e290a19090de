package io.tokenspeed.store.hub.admin;

import io.tokenspeed.model.published.PublicKey;
import io.tokenspeed.model.published.PublicSpeed;
import io.tokenspeed.model.published.PublicSums;
import io.tokenspeed.model.published.PublicTokens;
import io.tokenspeed.model.published.PublishedCell;
import java.sql.ResultSet;
import java.sql.SQLException;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Query;
import org.jspecify.annotations.Nullable;

/** Writes and reads rows of the table {@code public_cell}. */
final class PublicCellRow {
    private static final String INSERT = """
            INSERT INTO public_cell (day_start, provider, model, devices, requests,
              tokens, output, nano_usd, e2e_tokens, e2e_millis)
            VALUES (:day, :provider, :model, :devices, :requests,
              :tokens, :output, :nanoUsd, :e2eTokens, :e2eMillis) RETURNING cell_id""";

    private PublicCellRow() {}

    /** Adds a cell and returns its id. */
    static long add(Handle handle, PublishedCell cell) {
        return sums(handle.createQuery(INSERT), cell.sums())
                .bind("day", SqlPublishedDays.start(cell.key().day()))
                .bind("provider", cell.key().provider())
                .bind("model", cell.key().model())
                .bind("devices", cell.devices())
                .mapTo(Long.class)
                .one();
    }

    private static Query sums(Query insert, PublicSums sums) {
        PublicTokens tokens = sums.tokens();
        PublicSpeed speed = sums.speed();
        return insert.bind("requests", sums.requests())
                .bind("tokens", tokens == null ? null : (Long) tokens.total())
                .bind("output", tokens == null ? null : (Long) tokens.output())
                .bind("nanoUsd", sums.nanoUsd())
                .bind("e2eTokens", speed == null ? null : (Long) speed.tokens())
                .bind("e2eMillis", speed == null ? null : (Long) speed.millis());
    }

    static PublishedCell read(ResultSet row) throws SQLException {
        Long tokens = number(row, "tokens");
        Long e2eTokens = number(row, "e2e_tokens");
        return new PublishedCell(
                new PublicKey(
                        SqlPublishedDays.day(row.getLong("day_start")),
                        row.getString("provider"),
                        row.getString("model")),
                row.getInt("devices"),
                new PublicSums(
                        row.getLong("requests"),
                        tokens == null ? null : new PublicTokens(tokens, row.getLong("output")),
                        number(row, "nano_usd"),
                        e2eTokens == null ? null : new PublicSpeed(e2eTokens, row.getLong("e2e_millis"))));
    }

    private static @Nullable Long number(ResultSet row, String column) throws SQLException {
        long value = row.getLong(column);
        return row.wasNull() ? null : (Long) value;
    }
}
