package io.tokenspeed.model.price;

import io.tokenspeed.model.price.match.PriceAlias;
import io.tokenspeed.model.price.match.PriceCandidate;
import io.tokenspeed.model.price.match.PriceMatch;
import io.tokenspeed.model.price.match.PriceMatcher;
import io.tokenspeed.model.price.match.PriceTable;
import io.tokenspeed.model.price.match.Providers;
import io.tokenspeed.model.price.match.StoredPrices;
import io.tokenspeed.model.price.rate.PriceRow;
import io.tokenspeed.model.price.rate.PriceSchedule;
import io.tokenspeed.model.request.BelievedCost;
import io.tokenspeed.model.request.Request;
import io.tokenspeed.model.request.UsageSource;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The prices of models, with the rules that find the price of a model by its logged name. A model that no rule finds
 * has no price; it is unpriced, not free. Safe for use by several threads.
 *
 * <pre>{@code
 * PriceBook book = PriceBook.bundled();
 * Optional<Cost> cost = book.cost(request);
 * Optional<PriceMatch> price = book.match("anthropic", "claude-opus-4-8", Instant.now());
 * }</pre>
 */
public final class PriceBook implements Pricing {
    /** Bounded, because the names come from logs, which may hold anything. */
    private static final int MAX_REMEMBERED = 10_000;

    private final BookLayers layers;
    private final PriceTable hosted;
    private final Map<String, PriceRow> overrides;
    private final PriceMatcher matcher;
    private final Map<LoggedModel, List<PriceCandidate>> remembered = new ConcurrentHashMap<>();

    private PriceBook(BookLayers layers) {
        this.layers = layers;
        this.hosted = layers.hosted();
        this.overrides = layers.overrides().stream()
                .collect(Collectors.toUnmodifiableMap(PriceRow::id, Function.identity(), PriceBook::refuseTwo));
        this.matcher = new PriceMatcher(PriceTable.of(layers.overrides()), hosted, layers.aliases());
    }

    private static PriceRow refuseTwo(PriceRow one, PriceRow other) {
        throw new IllegalArgumentException("two prices have the id " + other.id());
    }

    /** Returns the price book that comes with the program. */
    public static PriceBook bundled() {
        return new PriceBook(BookLayers.ofProgram());
    }

    /** Returns the day as of which the prices hold: that of the last sync, or of the bundled prices if it is later. */
    public LocalDate asOf() {
        return layers.asOf();
    }

    /** Returns the prices of hosted models, without those of the user. */
    public PriceTable hosted() {
        return hosted;
    }

    /**
     * Returns this book with the prices in a database, which win over bundled ones. They are read when a price is first
     * asked for.
     *
     * @param preferences by {@code provider/model}, the name of the source whose price the user prefers
     */
    public PriceBook over(StoredPrices stored, Map<String, String> preferences) {
        return new PriceBook(layers.with(stored, preferences));
    }

    /**
     * Returns this book with these prices of the user, which replace any given before. A user's price wins over a
     * bundled one from its {@code validFrom} on. Models on the user's own machine have only a user's price.
     *
     * @throws IllegalArgumentException if two rows have the same id
     */
    public PriceBook withOverrides(Collection<PriceRow> rows) {
        return new PriceBook(layers.withOverrides(rows));
    }

    /** Returns this book with these aliases of the user, which replace any given before. The first of a name counts. */
    public PriceBook withAliases(List<PriceAlias> aliases) {
        return new PriceBook(layers.withAliases(aliases));
    }

    /**
     * Finds the price of a model; empty when the model is unpriced.
     *
     * @param provider the provider as logged; null or blank where the log names none
     * @param model the model as logged
     * @param at when the request was made
     */
    public Optional<PriceMatch> match(@Nullable String provider, String model, Instant at) {
        return candidates(provider, model).stream()
                .flatMap(candidate -> candidate.at(at, model).stream())
                .findFirst();
    }

    private List<PriceCandidate> candidates(@Nullable String provider, String model) {
        LoggedModel logged = new LoggedModel(provider == null || provider.isBlank() ? null : provider, model);
        List<PriceCandidate> known = remembered.get(logged);
        if (known != null) {
            return known;
        }
        List<PriceCandidate> found = matcher.candidates(logged.provider(), logged.model());
        if (remembered.size() < MAX_REMEMBERED) {
            remembered.put(logged, found);
        }
        return found;
    }

    /** Returns the price row with an id, even if a later row has replaced it; empty when the id is unknown. */
    @Override
    public Optional<PriceRow> row(String priceId) {
        PriceRow own = overrides.get(priceId);
        if (own != null) {
            return Optional.of(own);
        }
        String provider = PriceLine.providerOf(priceId);
        return Optional.ofNullable(provider)
                .flatMap(name -> hosted.of(name).row(priceId))
                .or(() -> layers.row(provider, priceId));
    }

    /**
     * Returns the prices that are in force at an instant, by provider and model. A user's price of a model replaces any
     * other of that model at the same provider.
     */
    public List<PriceRow> inForce(Instant at) {
        PriceTable own = PriceTable.of(overrides.values());
        Set<String> providers = new TreeSet<>(layers.providers());
        overrides.values().forEach(row -> providers.add(Providers.bookName(row.provider())));
        List<PriceRow> rows = new ArrayList<>();
        for (String provider : providers) {
            Map<String, PriceRow> byModel = new TreeMap<>();
            hosted.of(provider).inForce(at).forEach(row -> byModel.put(row.model(), row));
            own.of(provider).inForce(at).forEach(row -> byModel.put(row.model(), row));
            rows.addAll(byModel.values());
        }
        return rows;
    }

    @Override
    public Optional<Cost> cost(Request request) {
        if (!hasTokens(request)) {
            return Optional.empty();
        }
        PriceRow row = rowAt(
                request.place().provider(),
                request.place().model(),
                Instant.ofEpochMilli(request.timing().instantMillis()));
        return row == null ? Optional.empty() : cost(request, row);
    }

    /** Like {@link #match}, without the explanation, which would take most of the time of a cost. */
    private @Nullable PriceRow rowAt(@Nullable String provider, String model, Instant at) {
        for (PriceCandidate candidate : candidates(provider, model)) {
            Optional<PriceRow> row = candidate.rowAt(at);
            if (row.isPresent()) {
                return row.get();
            }
        }
        return null;
    }

    @Override
    public Optional<Cost> cost(Request request, String priceId) {
        return hasTokens(request) ? row(priceId).flatMap(row -> cost(request, row)) : Optional.empty();
    }

    private static boolean hasTokens(Request request) {
        return request.hasUsage() && request.tokens().source() != UsageSource.MISSING;
    }

    private static Optional<Cost> cost(Request request, PriceRow row) {
        try {
            PriceSchedule schedule = row.schedule();
            long tools = schedule.toolsNanoUsd(request.billing());
            long tokens = schedule.tokensNanoUsd(
                    request.tokens(), request.billing(), request.ending().serviceTier());
            long nano = Math.addExact(tokens, tools);
            return nano > BelievedCost.MOST_NANO
                    ? Optional.empty()
                    : Optional.of(new Cost(nano, tools, row.id(), Cost.CALCULATION));
        } catch (ArithmeticException damagedCounts) {
            return Optional.empty();
        }
    }

    /**
     * The equality is written out, because the generated one of a record takes tens of milliseconds at its first use.
     */
    private record LoggedModel(@Nullable String provider, String model) {
        @Override
        public int hashCode() {
            return 31 * Objects.hashCode(provider) + model.hashCode();
        }

        @Override
        public boolean equals(@Nullable Object other) {
            return other instanceof LoggedModel that
                    && model.equals(that.model)
                    && Objects.equals(provider, that.provider);
        }
    }
}
