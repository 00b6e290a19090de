package io.tokenspeed.agent.config;

import io.tokenspeed.model.environment.Environment;
import io.tokenspeed.model.price.match.PriceAlias;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The user's other names of models: {@code aliases.csv} in the configuration folder. A line is {@code logged model,
 * provider, model[, from]}, where {@code from} is the first day, in UTC, on which the name means that model.
 */
final class AliasFile {
    private static final String FILE = "aliases.csv";

    private AliasFile() {}

    static Path path(Environment environment) {
        return ConfigFolder.of(environment).resolve(FILE);
    }

    /**
     * Reads the file; no names where there is none.
     *
     * @throws io.tokenspeed.model.storage.StorageException if the file cannot be read or a line is malformed
     */
    static List<PriceAlias> read(Environment environment) {
        CommaLines lines = new CommaLines(path(environment));
        List<PriceAlias> aliases = new ArrayList<>();
        for (CommaLines.Line line : lines.read()) {
            List<String> cells = line.cells();
            if (cells.size() < 3 || cells.size() > 4 || cells.subList(0, 3).contains("")) {
                throw lines.refused(line, "a line needs logged model, provider and model, and at most a day behind");
            }
            Instant from = cells.size() < 4 || cells.get(3).isEmpty() ? null : from(lines, line);
            aliases.add(new PriceAlias(cells.get(0), cells.get(1), cells.get(2), from));
        }
        return aliases;
    }

    private static @Nullable Instant from(CommaLines lines, CommaLines.Line line) {
        try {
            return LocalDate.parse(line.cells().get(3))
                    .atStartOfDay(ZoneOffset.UTC)
                    .toInstant();
        } catch (DateTimeException noDate) {
            throw lines.refused(line, "from must be a date such as 2026-11-01");
        }
    }
}
