package io.tokenspeed.agent.config;

import io.tokenspeed.model.environment.Environment;
import io.tokenspeed.model.storage.StorageException;
import io.tokenspeed.model.track.ComponentRate;
import io.tokenspeed.model.track.ComponentRates;
import io.tokenspeed.model.track.CostComponent;
import io.tokenspeed.model.track.CurrencyRate;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The rates that the user sets for what is tracked beside tokens, in the folder of {@link PriceFile}. A line of
 * {@code rates.csv} is {@code component, provider, resource, usdPerMillionUnits, validFrom}, where provider {@code *}
 * means any; a line of {@code currencies.csv} is {@code currency, usd, validFrom}. The date may be left out, and a line
 * that starts with {@code #} is a comment. A changed file is read again.
 */
public final class RateFiles implements Supplier<ComponentRates> {
    private static final BigDecimal PICO_PER_UNIT = new BigDecimal(1_000_000);

    private final Path rates;
    private final Path currencies;
    private @Nullable Known known;

    private record Known(List<String> states, ComponentRates rates) {}

    /** Looks for the files where an environment says. */
    public RateFiles(Environment environment) {
        Path prices = PriceFile.path(environment);
        rates = prices.resolveSibling("rates.csv");
        currencies = prices.resolveSibling("currencies.csv");
    }

    /**
     * Returns the rates in the files as they are now.
     *
     * @throws StorageException if a file cannot be read or a line is malformed; the message names line and field
     */
    @Override
    public synchronized ComponentRates get() {
        List<String> states = List.of(state(rates), state(currencies));
        Known before = known;
        if (before != null && before.states().equals(states)) {
            return before.rates();
        }
        ComponentRates read = new ComponentRates(
                UserTable.of(rates, 4, 5).rows(RateFiles::rate),
                UserTable.of(currencies, 2, 3).rows(RateFiles::currency));
        known = new Known(states, read);
        return read;
    }

    private static String state(Path path) {
        try {
            BasicFileAttributes file = Files.readAttributes(path, BasicFileAttributes.class);
            return file.lastModifiedTime() + " " + file.size();
        } catch (NoSuchFileException absent) {
            return "";
        } catch (IOException unreadable) {
            throw new StorageException("Cannot read " + path + "; make it a readable text file.", unreadable);
        }
    }

    private static ComponentRate rate(UserTable.Line line) {
        CostComponent component = CostComponent.of(line.text(0, "component"))
                .orElseThrow(() -> line.refused("component must be one of " + String.join(", ", CostComponent.WORDS)));
        try {
            long pico =
                    line.number(3, "usdPerMillionUnits").multiply(PICO_PER_UNIT).longValueExact();
            return new ComponentRate(
                    component, line.text(1, "provider"), line.text(2, "resource"), pico, validFrom(line, 4));
        } catch (ArithmeticException | IllegalArgumentException notARate) {
            throw line.refused(
                    "usdPerMillionUnits must be dollars per million units with at most six decimals, not below 0");
        }
    }

    private static CurrencyRate currency(UserTable.Line line) {
        String currency = line.text(0, "currency");
        if (!currency.matches("[A-Z]{3}")) {
            throw line.refused("currency must be three capital letters like EUR");
        }
        try {
            return new CurrencyRate(currency, line.number(1, "usd"), validFrom(line, 2));
        } catch (IllegalArgumentException notPositive) {
            throw line.refused("usd must be above 0");
        }
    }

    private static @Nullable Instant validFrom(UserTable.Line line, int at) {
        String day = line.optional(at);
        try {
            return day.isEmpty()
                    ? null
                    : LocalDate.parse(day).atStartOfDay(ZoneOffset.UTC).toInstant();
        } catch (DateTimeException notADate) {
            throw line.refused("validFrom must be a date such as 2026-11-01");
        }
    }
}
