package io.tokenspeed.model.price.match;

import io.tokenspeed.model.price.rate.PriceRow;
import io.tokenspeed.model.price.rate.PriceSource;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Lays synchronised prices over the bundled ones. A model with synchronised prices no longer uses its bundled ones,
 * except for those that a later program dated after the last synchronised one. A model that we corrected keeps our
 * rows, unless the user prefers a source for it.
 */
final class SyncedLayer {
    private final PriceTable bundled;
    private final StoredPrices stored;
    private final Map<String, String> preferences;
    private final Map<String, List<String>> providers = new HashMap<>();
    private boolean read;

    /** Reads nothing yet. */
    SyncedLayer(PriceTable bundled, StoredPrices stored, Map<String, String> preferences) {
        this.bundled = bundled;
        this.stored = stored;
        this.preferences = preferences;
    }

    /** Returns the prices of a provider by its name in the book. */
    List<PriceRow> rows(String provider) {
        List<PriceRow> own = bundled.of(provider).rows();
        Map<String, List<PriceRow>> synced = new LinkedHashMap<>();
        for (String name : spellings(provider)) {
            for (PriceRow row : stored.active(name)) {
                synced.computeIfAbsent(PriceTable.key(row), key -> new ArrayList<>())
                        .add(row);
            }
        }
        return synced.isEmpty() ? own : merged(own, synced);
    }

    private synchronized List<String> spellings(String provider) {
        if (!read) {
            for (String name : stored.providers()) {
                providers
                        .computeIfAbsent(Providers.bookName(name), first -> new ArrayList<>())
                        .add(name);
            }
            read = true;
        }
        return providers.getOrDefault(provider, List.of());
    }

    private List<PriceRow> merged(List<PriceRow> own, Map<String, List<PriceRow>> synced) {
        Map<String, List<PriceRow>> bundledRows = new LinkedHashMap<>();
        own.forEach(row -> bundledRows
                .computeIfAbsent(PriceTable.key(row), key -> new ArrayList<>())
                .add(row));
        List<PriceRow> rows = new ArrayList<>();
        bundledRows.forEach((key, timeline) -> rows.addAll(chosen(key, timeline, synced.getOrDefault(key, List.of()))));
        synced.forEach((key, timeline) -> rows.addAll(bundledRows.containsKey(key) ? List.of() : timeline));
        return rows;
    }

    private List<PriceRow> chosen(String key, List<PriceRow> own, List<PriceRow> synced) {
        if (synced.isEmpty() || (!preferences.containsKey(key) && isCorrected(own))) {
            return own;
        }
        LocalDate last = synced.stream()
                .map(row -> row.source().fetchedAt())
                .max(LocalDate::compareTo)
                .orElse(LocalDate.MAX);
        Set<String> ids = Set.copyOf(synced.stream().map(PriceRow::id).toList());
        List<PriceRow> rows = new ArrayList<>(synced);
        own.stream()
                .filter(row -> !row.assumed() && row.source().fetchedAt().isAfter(last) && !ids.contains(row.id()))
                .forEach(rows::add);
        return rows;
    }

    private static boolean isCorrected(List<PriceRow> rows) {
        return rows.stream().anyMatch(row -> row.source().name().equals(PriceSource.CORRECTIONS));
    }
}
