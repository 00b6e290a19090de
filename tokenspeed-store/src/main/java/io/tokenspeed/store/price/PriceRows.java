package io.tokenspeed.store.price;

import io.tokenspeed.model.price.rate.PriceRow;
import io.tokenspeed.model.price.rate.PriceSource;
import io.tokenspeed.model.price.rate.RateText;
import io.tokenspeed.model.price.rate.TierRule;
import io.tokenspeed.model.price.sync.PriceState;
import io.tokenspeed.model.price.sync.StoredPrice;
import io.tokenspeed.model.price.sync.ValidBasis;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The rows of the table {@code price}. */
final class PriceRows {
    private static final String COLUMNS =
            "price_id, provider, model, source, source_key, fetched_on, digest, valid_from,"
                    + " valid_basis, tier_rule, rates, state, decided_at";

    /** A kept row may come into use, but one in use is never only kept. */
    private static final String PUT = "INSERT INTO price (" + COLUMNS + ") VALUES (?" + ", ?".repeat(12) + ")"
            + " ON CONFLICT (price_id) DO UPDATE SET state = excluded.state, decided_at = excluded.decided_at"
            + " WHERE excluded.state <> 'kept'";

    private PriceRows() {}

    static List<StoredPrice> list(Connection connection, String condition, String... values) throws SQLException {
        try (PreparedStatement query = connection.prepareStatement(
                "SELECT " + COLUMNS + " FROM price WHERE " + condition + " ORDER BY rowid")) {
            for (int i = 0; i < values.length; i++) {
                query.setString(i + 1, values[i]);
            }
            List<StoredPrice> rows = new ArrayList<>();
            try (ResultSet row = query.executeQuery()) {
                while (row.next()) {
                    rows.add(read(row));
                }
            }
            return rows;
        }
    }

    static void put(Connection connection, Collection<StoredPrice> prices) throws SQLException {
        try (PreparedStatement put = connection.prepareStatement(PUT)) {
            for (StoredPrice price : prices) {
                bind(put, price);
                put.executeUpdate();
            }
        }
    }

    private static void bind(PreparedStatement put, StoredPrice price) throws SQLException {
        PriceRow row = price.row();
        put.setString(1, row.id());
        put.setString(2, row.provider());
        put.setString(3, row.model());
        put.setString(4, row.source().name());
        put.setString(5, row.key());
        put.setString(6, row.source().fetchedAt().toString());
        put.setString(7, row.source().digest());
        put.setString(8, day(row.validFrom()));
        put.setString(9, text(price.basis()));
        put.setString(10, text(row.schedule().tierRule()));
        put.setString(11, RateText.of(row.schedule()));
        put.setString(12, text(price.state()));
        Instant decided = price.decidedAt();
        put.setObject(13, decided == null ? null : (Long) decided.toEpochMilli(), Types.BIGINT);
    }

    private static StoredPrice read(ResultSet row) throws SQLException {
        String from = row.getString(8);
        long decided = row.getLong(13);
        Instant decidedAt = row.wasNull() ? null : Instant.ofEpochMilli(decided);
        PriceRow price = new PriceRow(
                row.getString(1),
                row.getString(2),
                row.getString(3),
                row.getString(5),
                RateText.parse(constant(TierRule.class, row.getString(10)), row.getString(11)),
                from == null
                        ? null
                        : LocalDate.parse(from).atStartOfDay(ZoneOffset.UTC).toInstant(),
                new PriceSource(row.getString(4), LocalDate.parse(row.getString(6)), row.getString(7)));
        return new StoredPrice(
                price,
                constant(ValidBasis.class, row.getString(9)),
                constant(PriceState.class, row.getString(12)),
                decidedAt);
    }

    private static @Nullable String day(@Nullable Instant from) {
        return from == null ? null : LocalDate.ofInstant(from, ZoneOffset.UTC).toString();
    }

    static String text(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }

    static <E extends Enum<E>> E constant(Class<E> type, String text) {
        return Enum.valueOf(type, text.toUpperCase(Locale.ROOT));
    }
}
