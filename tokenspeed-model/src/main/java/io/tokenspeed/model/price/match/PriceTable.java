package io.tokenspeed.model.price.match;

import io.tokenspeed.model.price.rate.PriceRow;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;

/**
 * Prices by provider. The rows of a provider are read when they are first asked for. Safe for use by several threads.
 */
public final class PriceTable {
    private final Function<String, List<PriceRow>> rows;
    private final Map<String, ProviderPrices> read = new ConcurrentHashMap<>();
    private final LocalDate asOf;

    /**
     * Creates a table.
     *
     * @param rows gives the rows of a provider by its {@linkplain Providers#bookName(String) name in the book}; empty
     *     for an unknown one
     * @param asOf the day as of which the prices hold
     */
    public PriceTable(Function<String, List<PriceRow>> rows, LocalDate asOf) {
        this.rows = rows;
        this.asOf = asOf;
    }

    /** Returns the day as of which the prices hold. */
    public LocalDate asOf() {
        return asOf;
    }

    /** Returns a table of these prices. */
    public static PriceTable of(Collection<PriceRow> rows) {
        Map<String, List<PriceRow>> byProvider = new HashMap<>();
        for (PriceRow row : rows) {
            byProvider
                    .computeIfAbsent(Providers.bookName(row.provider()), provider -> new ArrayList<>())
                    .add(row);
        }
        return new PriceTable(provider -> byProvider.getOrDefault(provider, List.of()), LocalDate.MAX);
    }

    /** Returns the prices of a provider, under any of its names; empty for an unknown provider. */
    public ProviderPrices of(String provider) {
        return read.computeIfAbsent(Providers.bookName(provider), this::read);
    }

    /** Returns all prices of a model by its name in the book; empty for an unknown one. */
    public List<PriceRow> timeline(String provider, String model) {
        return rows(of(provider).exact(model.toLowerCase(Locale.ROOT)));
    }

    /** Returns all prices of a model that is spelled likewise, apart from a date in its name; empty if there is none. */
    public List<PriceRow> similar(String provider, String model) {
        String name = model.toLowerCase(Locale.ROOT);
        ProviderPrices prices = of(provider);
        return rows(prices.exact(name)
                .or(() -> prices.normalised(name))
                .or(() -> prices.normalised(ModelName.withoutDate(name)))
                .or(() -> prices.dated(name)));
    }

    /** Returns the name by which a model of a provider is known, however the provider is spelled. */
    public static String key(String provider, String model) {
        return Providers.bookName(provider) + "/" + model.toLowerCase(Locale.ROOT);
    }

    /** Returns the name by which the model of a price is known. */
    public static String key(PriceRow row) {
        return key(row.provider(), row.model());
    }

    /** Returns all prices of a provider, under any of its names. */
    public List<PriceRow> all(String provider) {
        return of(provider).rows();
    }

    private static List<PriceRow> rows(Optional<Timeline> timeline) {
        return timeline.map(Timeline::rows).orElse(List.of());
    }

    /** Returns these prices under those in a database. Reads none of them before a price is asked for. */
    public PriceTable under(StoredPrices stored, Map<String, String> preferences) {
        return new PriceTable(new SyncedLayer(this, stored, preferences)::rows, asOf);
    }

    private ProviderPrices read(String name) {
        List<PriceRow> prices = rows.apply(name);
        return prices.isEmpty() ? ProviderPrices.NONE : new ProviderPrices(prices);
    }
}
