package io.tokenspeed.model.price.match;

import io.tokenspeed.model.price.rate.PriceRow;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * The prices of one provider, found by name. A looser form of a name that several models share finds a model only if
 * all of them cost the same.
 */
public final class ProviderPrices {
    static final ProviderPrices NONE = new ProviderPrices(List.of());

    private final List<PriceRow> rows;
    private final Map<String, PriceRow> byId = new HashMap<>();
    private final Map<String, Timeline> exact = new HashMap<>();
    private final Map<String, Optional<Timeline>> normal = new HashMap<>();
    private final Map<String, Optional<Timeline>> undated = new HashMap<>();

    ProviderPrices(List<PriceRow> rows) {
        this.rows = List.copyOf(rows);
        Map<String, List<PriceRow>> byModel = new LinkedHashMap<>();
        for (PriceRow row : rows) {
            if (byId.put(row.id(), row) != null) {
                throw new IllegalArgumentException("two prices have the id " + row.id());
            }
            byModel.computeIfAbsent(row.model().toLowerCase(Locale.ROOT), model -> new ArrayList<>())
                    .add(row);
        }
        byModel.forEach((model, prices) -> add(model, new Timeline(prices)));
    }

    private void add(String model, Timeline timeline) {
        exact.put(model, timeline);
        for (String name : names(model)) {
            addUnlessAmbiguous(normal, ModelName.normal(name), timeline);
            String plain = ModelName.withoutDate(name);
            if (!plain.equals(name)) {
                addUnlessAmbiguous(undated, ModelName.normal(plain), timeline);
            }
        }
    }

    /** The name without {@code anthropic.} stands for the price without a region; a regional price needs its region. */
    private static Set<String> names(String model) {
        if (!model.contains("anthropic.")) {
            return Set.of(model);
        }
        Set<String> names = new TreeSet<>(List.of(model, ModelName.withoutRelease(model)));
        if (model.startsWith("anthropic.")) {
            names.add(ModelName.withoutHost(model));
        }
        return names;
    }

    private static void addUnlessAmbiguous(Map<String, Optional<Timeline>> index, String name, Timeline timeline) {
        index.merge(name, Optional.of(timeline), (a, b) -> a.filter(timeline::costsTheSame));
    }

    /** Returns all prices, in the order they were given. */
    List<PriceRow> rows() {
        return rows;
    }

    /** Returns the row with an id. */
    public Optional<PriceRow> row(String id) {
        return Optional.ofNullable(byId.get(id));
    }

    /** Returns the price of each model at an instant, by the model's name; models without a price then are left out. */
    public List<PriceRow> inForce(Instant at) {
        return new TreeMap<>(exact)
                .values().stream().flatMap(prices -> prices.at(at).stream()).toList();
    }

    Optional<Timeline> exact(String model) {
        return Optional.ofNullable(exact.get(model));
    }

    Optional<Timeline> normalised(String model) {
        return normal.getOrDefault(ModelName.normal(model), Optional.empty());
    }

    Optional<Timeline> dated(String model) {
        return undated.getOrDefault(ModelName.normal(model), Optional.empty());
    }
}
