package io.tokenspeed.model.price;

import io.tokenspeed.model.price.rate.PriceRow;
import io.tokenspeed.model.price.rate.PriceSource;
import io.tokenspeed.model.price.rate.RateText;
import io.tokenspeed.model.price.rate.TierRule;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Reads a line of the bundled table: provider, model, key, date fetched, valid from, tier rule, rate sets and, where it
 * is not the usual one, the source, separated by tabs. A rate set is
 * {@code [service tier][>prompt tokens]=input,read,write5m,write1h,output,reasoning}; beside them stand the
 * {@linkplain Surcharges surcharges}.
 */
final class PriceLine {
    private static final String SOURCE = "litellm";

    private final String digest;

    PriceLine(String digest) {
        this.digest = digest;
    }

    /** Returns the provider in the id of a bundled row, or null if the id has another form. */
    static @Nullable String providerOf(String id) {
        String[] parts = id.split("/", 3);
        return parts.length == 3 ? parts[1] : null;
    }

    List<PriceRow> parseAll(List<String> lines) {
        List<PriceRow> rows = new ArrayList<>(lines.size());
        for (String line : lines) {
            rows.add(parse(line));
        }
        return rows;
    }

    PriceRow parse(String line) {
        String[] columns = line.split("\t", -1);
        String source = columns.length > 7 ? columns[7] : SOURCE;
        return new PriceRow(
                source + "-" + columns[3] + "/" + columns[0] + "/" + columns[1]
                        + (columns[4].isEmpty() ? "" : "@" + columns[4]),
                columns[0],
                columns[1],
                columns[2],
                RateText.parse(TierRule.valueOf(columns[5].toUpperCase(Locale.ROOT)), columns[6]),
                instant(columns[4]),
                new PriceSource(source, date(columns[3]), digest));
    }

    private static @Nullable Instant instant(String text) {
        return text.isEmpty() ? null : date(text).atStartOfDay(ZoneOffset.UTC).toInstant();
    }

    /** Does without {@code LocalDate.parse}, whose first call takes longer than reading the whole table. */
    static LocalDate date(String text) {
        return LocalDate.of(
                Integer.parseInt(text, 0, 4, 10),
                Integer.parseInt(text, 5, 7, 10),
                Integer.parseInt(text, 8, text.length(), 10));
    }
}
