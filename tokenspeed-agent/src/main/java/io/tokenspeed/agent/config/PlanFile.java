package io.tokenspeed.agent.config;

import io.tokenspeed.model.environment.Environment;
import io.tokenspeed.model.subscription.SubscriptionPlan;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The subscriptions that the user declares: {@code plans.csv} in the configuration folder. A line is {@code tool, plan,
 * monthlyFee, currency, from, to}; the days may be left out, and a line that starts with {@code #} is a comment.
 */
public final class PlanFile {
    private PlanFile() {}

    /** The path of the file, whether it exists or not. */
    static Path path(Environment environment) {
        return ConfigFolder.of(environment).resolve("plans.csv");
    }

    /**
     * Reads the file; no subscriptions where there is none.
     *
     * @throws io.tokenspeed.model.storage.StorageException if the file cannot be read or a line is malformed; the
     *     message names line and field
     */
    public static List<SubscriptionPlan> read(Environment environment) {
        return UserTable.of(path(environment), 4, 6).rows(PlanFile::plan);
    }

    private static SubscriptionPlan plan(UserTable.Line line) {
        BigDecimal fee = line.number(2, "monthlyFee");
        if (fee.signum() < 0) {
            throw line.refused("monthlyFee must not be below 0");
        }
        String currency = line.text(3, "currency");
        if (!currency.matches("[A-Z]{3}")) {
            throw line.refused("currency must be three capital letters like EUR");
        }
        LocalDate from = day(line, 4, "from");
        LocalDate to = day(line, 5, "to");
        if (from != null && to != null && to.isBefore(from)) {
            throw line.refused("to must not be before from");
        }
        return new SubscriptionPlan(line.text(0, "tool"), line.text(1, "plan"), fee, currency, from, to);
    }

    private static @Nullable LocalDate day(UserTable.Line line, int at, String field) {
        String day = line.optional(at);
        try {
            return day.isEmpty() ? null : LocalDate.parse(day);
        } catch (DateTimeException notADate) {
            throw line.refused(field + " must be a date such as 2026-11-01");
        }
    }
}
