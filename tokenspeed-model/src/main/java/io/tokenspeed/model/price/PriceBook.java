package io.tokenspeed.model.price;

import io.tokenspeed.model.price.match.PriceCandidate;
import io.tokenspeed.model.price.match.PriceMatch;
import io.tokenspeed.model.price.match.PriceMatcher;
import io.tokenspeed.model.price.match.PriceTable;
import io.tokenspeed.model.price.rate.PriceRow;
import io.tokenspeed.model.request.BelievedCost;
import io.tokenspeed.model.request.Request;
import io.tokenspeed.model.request.UsageSource;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The prices of models with the rules that find them for a logged model. A model that no rule finds has no price, which
 * is never the same as being free. Safe for use by several threads.
 *
 * <pre>{@code
 * PriceBook book = PriceBook.bundled();
 * book.match("anthropic", "claude-opus-4-8", Instant.now());
 * }</pre>
 */
public final class PriceBook implements Pricing {
    /** Names come from logs, which may hold anything. */
    private static final int MAX_REMEMBERED = 10_000;

    private final PriceTable bundled;
    private final Map<String, PriceRow> overrides;
    private final PriceMatcher matcher;
    private final Map<LoggedModel, List<PriceCandidate>> remembered = new ConcurrentHashMap<>();

    private PriceBook(PriceTable bundled, Collection<PriceRow> overrides) {
        this.bundled = bundled;
        this.overrides = overrides.stream()
                .collect(Collectors.toUnmodifiableMap(PriceRow::id, Function.identity(), PriceBook::refuseTwo));
        this.matcher = new PriceMatcher(PriceTable.of(overrides), bundled);
    }

    private static PriceRow refuseTwo(PriceRow one, PriceRow other) {
        throw new IllegalArgumentException("two prices have the id " + other.id());
    }

    /** The price book that comes with the program. */
    public static PriceBook bundled() {
        return new PriceBook(BundledPrices.load(), List.of());
    }

    /** The day that the bundled prices are of. */
    public LocalDate asOf() {
        return bundled.asOf();
    }

    /**
     * This book with prices of the user's own instead of those that it was given before. They win over bundled ones
     * from their {@code validFrom} on, and they alone may price models on the user's own machine.
     *
     * @throws IllegalArgumentException if two rows have the same id
     */
    public PriceBook withOverrides(Collection<PriceRow> rows) {
        return new PriceBook(bundled, rows);
    }

    /**
     * The price of a model.
     *
     * @param provider the provider as logged; null or blank where the log names none
     * @param model the model as logged
     * @param at the instant of the request
     */
    public Optional<PriceMatch> match(@Nullable String provider, String model, Instant at) {
        String known = provider == null || provider.isBlank() ? null : provider;
        return candidates(new LoggedModel(known, model)).stream()
                .flatMap(candidate -> candidate.at(at, model).stream())
                .findFirst();
    }

    private List<PriceCandidate> candidates(LoggedModel logged) {
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

    /** The row with an id, also when a later one has taken its place. */
    public Optional<PriceRow> row(String priceId) {
        PriceRow own = overrides.get(priceId);
        String provider = PriceLine.providerOf(priceId);
        if (own != null || provider == null) {
            return Optional.ofNullable(own);
        }
        return bundled.of(provider).row(priceId);
    }

    @Override
    public Optional<Cost> cost(Request request) {
        if (!hasTokens(request)) {
            return Optional.empty();
        }
        Instant at = Instant.ofEpochMilli(request.timing().instantMillis());
        return match(request.place().provider(), request.place().model(), at)
                .flatMap(found -> cost(request, found.row()));
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
            long nano = row.schedule()
                    .nanoUsd(
                            request.tokens(),
                            request.billing(),
                            request.ending().serviceTier());
            return nano > BelievedCost.MOST_NANO ? Optional.empty() : Optional.of(new Cost(nano, row.id()));
        } catch (ArithmeticException damagedCounts) {
            return Optional.empty();
        }
    }

    /** A key with its own equality, because the one that records come with takes tens of milliseconds to get ready. */
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
