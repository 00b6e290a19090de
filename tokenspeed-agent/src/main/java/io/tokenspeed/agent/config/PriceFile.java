package io.tokenspeed.agent.config;

import io.tokenspeed.model.environment.Environment;
import io.tokenspeed.model.price.PriceBook;
import io.tokenspeed.model.price.rate.PriceRow;
import io.tokenspeed.model.price.rate.PriceSchedule;
import io.tokenspeed.model.price.rate.PriceSource;
import io.tokenspeed.model.price.rate.RateCard;
import io.tokenspeed.model.price.rate.Rates;
import io.tokenspeed.model.price.rate.TierRule;
import io.tokenspeed.model.storage.StorageException;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Prices that the user sets, for local models or in place of bundled ones: {@code prices.csv} in the configuration
 * folder, or the file that {@code TS_PRICE_FILE} names. A line is {@code provider, model, input, output, cacheRead,
 * cacheWrite5m, cacheWrite1h, validFrom}, in US dollars per million tokens; only the first four are needed, provider
 * {@code *} means any, and a line that starts with {@code #} is a comment.
 */
public final class PriceFile {
    static final String VARIABLE = "TS_PRICE_FILE";
    private static final BigDecimal PICO_PER_TOKEN = new BigDecimal(1_000_000);

    private final Path path;

    private PriceFile(Path path) {
        this.path = path;
    }

    /** The path of the file, whether it exists or not. */
    public static Path path(Environment environment) {
        return environment
                .path(VARIABLE)
                .orElseGet(() -> ConfigFolder.of(environment).resolve("prices.csv"));
    }

    /**
     * The bundled prices, overridden by the user's.
     *
     * @throws StorageException if the file cannot be read or a line is malformed; the message names line and field
     */
    public static PriceBook over(PriceBook bundled, Environment environment) {
        Path path = path(environment);
        return Files.exists(path) ? bundled.withOverrides(new PriceFile(path).rows()) : bundled;
    }

    private List<PriceRow> rows() {
        try {
            List<PriceRow> rows = new ArrayList<>();
            PriceSource source = new PriceSource("user", modified(), "");
            List<String> lines = Files.readAllLines(path);
            for (int i = 0; i < lines.size(); i++) {
                String line = lines.get(i).strip();
                if (!line.isEmpty() && !line.startsWith("#")) {
                    rows.add(row(line.split(",", -1), i + 1, source));
                }
            }
            return rows;
        } catch (IOException unreadable) {
            throw new StorageException(
                    "Cannot read the prices in " + path + "; make it a readable text file.", unreadable);
        }
    }

    private LocalDate modified() throws IOException {
        return LocalDate.ofInstant(Files.getLastModifiedTime(path).toInstant(), ZoneOffset.UTC);
    }

    private PriceRow row(String[] cells, int line, PriceSource source) {
        if (cells.length < 4 || cells.length > 8 || cells[0].isBlank() || cells[1].isBlank()) {
            throw refused(line, "a line needs provider, model, input and output, and at most eight fields");
        }
        Rates rates = new Rates(
                required(cells, 2, "input", line),
                optional(cells, 4, "cacheRead", line),
                optional(cells, 5, "cacheWrite5m", line),
                optional(cells, 6, "cacheWrite1h", line),
                required(cells, 3, "output", line),
                null);
        Instant validFrom = validFrom(cells, line);
        String provider = cells[0].strip();
        String model = cells[1].strip();
        String id =
                "user/" + provider + '/' + model + '/' + (validFrom == null ? "" : validFrom) + '/' + rates.hashCode();
        return new PriceRow(
                id,
                provider,
                model,
                model,
                new PriceSchedule(TierRule.WHOLE_REQUEST, RateCard.flat(rates), Map.of()),
                validFrom,
                source);
    }

    private long required(String[] cells, int at, String field, int line) {
        Long rate = optional(cells, at, field, line);
        if (rate == null) {
            throw refused(line, field + " is missing");
        }
        return rate;
    }

    private @Nullable Long optional(String[] cells, int at, String field, int line) {
        if (at >= cells.length || cells[at].isBlank()) {
            return null;
        }
        try {
            long pico =
                    new BigDecimal(cells[at].strip()).multiply(PICO_PER_TOKEN).longValueExact();
            if (pico >= 0) {
                return pico;
            }
        } catch (NumberFormatException | ArithmeticException notAPrice) {
            throw refused(line, field + " must be dollars per million tokens with at most six decimals");
        }
        throw refused(line, field + " must not be negative");
    }

    private @Nullable Instant validFrom(String[] cells, int line) {
        if (cells.length < 8 || cells[7].isBlank()) {
            return null;
        }
        try {
            return LocalDate.parse(cells[7].strip())
                    .atStartOfDay(ZoneOffset.UTC)
                    .toInstant();
        } catch (DateTimeException notADate) {
            throw refused(line, "validFrom must be a date such as 2026-11-01");
        }
    }

    private StorageException refused(int line, String reason) {
        return new StorageException("Line " + line + " of " + path + ": " + reason + ".", null);
    }
}
