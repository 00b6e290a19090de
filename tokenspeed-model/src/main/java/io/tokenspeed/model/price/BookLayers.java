package io.tokenspeed.model.price;

import io.tokenspeed.model.price.match.PriceAlias;
import io.tokenspeed.model.price.match.PriceTable;
import io.tokenspeed.model.price.match.Providers;
import io.tokenspeed.model.price.match.StoredPrices;
import io.tokenspeed.model.price.rate.PriceRow;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * What a price book is made of.
 *
 * @param bundled the prices that come with the program, with our corrections
 * @param stored the prices in the database; null for none
 * @param preferences by provider and model, the source that the user prefers
 * @param overrides the user's own prices
 * @param aliases the user's other names of models
 */
record BookLayers(
        PriceTable bundled,
        @Nullable StoredPrices stored,
        Map<String, String> preferences,
        List<PriceRow> overrides,
        List<PriceAlias> aliases) {
    BookLayers {
        preferences = Map.copyOf(preferences);
        overrides = List.copyOf(overrides);
        aliases = List.copyOf(aliases);
    }

    static BookLayers ofProgram() {
        return new BookLayers(BundledPrices.load(), null, Map.of(), List.of(), List.of());
    }

    BookLayers with(StoredPrices prices, Map<String, String> preferred) {
        return new BookLayers(bundled, prices, preferred, overrides, aliases);
    }

    BookLayers withOverrides(Collection<PriceRow> rows) {
        return new BookLayers(bundled, stored, preferences, List.copyOf(rows), aliases);
    }

    BookLayers withAliases(List<PriceAlias> names) {
        return new BookLayers(bundled, stored, preferences, overrides, names);
    }

    /** Returns the bundled prices under those in the database. */
    PriceTable hosted() {
        return stored == null ? bundled : bundled.under(stored, preferences);
    }

    /** Returns the names of all providers with hosted prices, as the book spells them. */
    Set<String> providers() {
        Set<String> providers = new TreeSet<>(BundledPrices.providers());
        if (stored != null) {
            stored.providers().forEach(name -> providers.add(Providers.bookName(name)));
        }
        return providers;
    }

    LocalDate asOf() {
        LocalDate bundledOn = bundled.asOf();
        return Optional.ofNullable(stored)
                .flatMap(StoredPrices::asOf)
                .filter(day -> day.isAfter(bundledOn))
                .orElse(bundledOn);
    }

    /** Finds a row that no model uses any more. */
    Optional<PriceRow> row(@Nullable String provider, String priceId) {
        return Optional.ofNullable(provider)
                .flatMap(name -> bundled.of(name).row(priceId))
                .or(() -> Optional.ofNullable(stored).flatMap(prices -> prices.row(priceId)));
    }
}
