package io.tokenspeed.model.track;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The rates that price the charges of interactions. A rate that names the provider goes before one for any provider,
 * then a later one before an earlier one.
 *
 * @param rates what units cost
 * @param currencies what currencies are worth
 */
public record ComponentRates(List<ComponentRate> rates, List<CurrencyRate> currencies) {
    /** No rates: amounts in US dollars alone have a cost. */
    public static final ComponentRates NONE = new ComponentRates(List.of(), List.of());

    private static final int NANO_DIGITS = 9;
    private static final int PICO_PER_NANO_DIGITS = 3;

    public ComponentRates {
        rates = List.copyOf(rates);
        currencies = List.copyOf(currencies);
    }

    /** Returns a charge with its cost at an instant. */
    public PricedCharge priced(Charge charge, Instant at) {
        BigDecimal amount = charge.amount();
        return amount == null ? units(charge, at) : billed(charge, amount, at);
    }

    private PricedCharge units(Charge charge, Instant at) {
        long units = charge.units() == null ? 0 : charge.units();
        return rate(charge, at)
                .map(rate -> new PricedCharge(
                        charge,
                        BigDecimal.valueOf(rate.picoUsdPerUnit())
                                .multiply(BigDecimal.valueOf(units))
                                .movePointLeft(PICO_PER_NANO_DIGITS),
                        rate.id()))
                .orElseGet(() -> new PricedCharge(charge, null, null));
    }

    private Optional<ComponentRate> rate(Charge charge, Instant at) {
        Stream<ComponentRate> fitting = rates.stream()
                .filter(rate -> rate.component() == charge.component()
                        && rate.resource().equals(charge.resource())
                        && (rate.provider().equals(ComponentRate.ANY)
                                || rate.provider().equals(charge.provider())));
        return inForce(
                fitting,
                ComponentRate::validFrom,
                at,
                Comparator.comparing(rate -> !rate.provider().equals(ComponentRate.ANY)));
    }

    private PricedCharge billed(Charge charge, BigDecimal amount, Instant at) {
        BigDecimal nano = amount.movePointRight(NANO_DIGITS);
        if (CurrencyRate.USD.equals(charge.currency())) {
            return new PricedCharge(charge, nano, null);
        }
        Stream<CurrencyRate> fitting =
                currencies.stream().filter(rate -> rate.currency().equals(charge.currency()));
        return inForce(fitting, CurrencyRate::validFrom, at, Comparator.comparing(CurrencyRate::currency))
                .map(rate -> new PricedCharge(charge, nano.multiply(rate.usd()), rate.id()))
                .orElseGet(() -> new PricedCharge(charge, null, null));
    }

    private static <T> Optional<T> inForce(
            Stream<T> fitting, Function<T, @Nullable Instant> validFrom, Instant at, Comparator<T> order) {
        return fitting.filter(rate -> !since(rate, validFrom).isAfter(at))
                .max(order.thenComparing(rate -> since(rate, validFrom)));
    }

    private static <T> Instant since(T rate, Function<T, @Nullable Instant> validFrom) {
        Instant from = validFrom.apply(rate);
        return from == null ? Instant.MIN : from;
    }
}
