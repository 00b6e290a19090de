package io.tokenspeed.model.price.match;

import io.tokenspeed.model.price.rate.PriceRow;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

/**
 * Prices by provider. The rows of a provider are read when they are first asked for. Safe for use by several threads.
 */
public final class PriceTable {
    private final Map<String, Supplier<List<PriceRow>>> rows;
    private final Map<String, ProviderPrices> read = new ConcurrentHashMap<>();
    private final LocalDate asOf;

    /**
     * Creates a table.
     *
     * @param rows by the provider's {@linkplain Providers#bookName(String) name in the book}
     * @param asOf the day as of which the prices hold
     */
    public PriceTable(Map<String, Supplier<List<PriceRow>>> rows, LocalDate asOf) {
        this.rows = rows;
        this.asOf = asOf;
    }

    /** Returns the day as of which the prices hold. */
    public LocalDate asOf() {
        return asOf;
    }

    /** Returns a table of a user's prices. */
    public static PriceTable of(Collection<PriceRow> rows) {
        Map<String, List<PriceRow>> byProvider = new HashMap<>();
        for (PriceRow row : rows) {
            byProvider
                    .computeIfAbsent(Providers.bookName(row.provider()), provider -> new ArrayList<>())
                    .add(row);
        }
        Map<String, Supplier<List<PriceRow>>> suppliers = new HashMap<>();
        byProvider.forEach((provider, prices) -> suppliers.put(provider, () -> prices));
        return new PriceTable(suppliers, LocalDate.MAX);
    }

    /** Returns the prices of a provider, under any of its names; empty for an unknown provider. */
    public ProviderPrices of(String provider) {
        return read.computeIfAbsent(Providers.bookName(provider), this::read);
    }

    private ProviderPrices read(String name) {
        Supplier<List<PriceRow>> prices = rows.get(name);
        return prices == null ? ProviderPrices.NONE : new ProviderPrices(prices.get());
    }
}
