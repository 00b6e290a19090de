package io.tokenspeed.agent.top;

import io.tokenspeed.agent.report.Amounts;
import io.tokenspeed.agent.report.SpeedReport;
import io.tokenspeed.agent.terminal.Numbers;
import io.tokenspeed.agent.terminal.Text;
import io.tokenspeed.model.block.BlockProjection;
import io.tokenspeed.model.block.BurnRate;
import io.tokenspeed.model.block.UsageBlock;
import io.tokenspeed.model.usage.AttemptCounts;
import io.tokenspeed.model.usage.UsageTotals;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/** The lines above the table: the time, today, the last hour and minute, and the active block. */
final class TopHeader {
    private static final DateTimeFormatter CLOCK = DateTimeFormatter.ofPattern("HH:mm:ss", Locale.ROOT);
    private static final DateTimeFormatter MINUTE = DateTimeFormatter.ofPattern("HH:mm", Locale.ROOT);
    private static final String SEPARATOR = " · ";

    private final TopLook look;

    TopHeader(TopLook look) {
        this.look = look;
    }

    List<String> lines(TopFacts facts, TopState state) {
        List<String> lines = new ArrayList<>();
        for (String line : Text.wrap(title(facts, state), look.width())) {
            lines.add(look.paint().strong(line));
        }
        lines.addAll(Text.wrapBehind("Today     ", today(facts.today()), look.width()));
        lines.addAll(Text.wrapBehind("Requests  ", requests(facts), look.width()));
        UsageBlock block = facts.block();
        if (block != null) {
            lines.addAll(Text.wrapBehind("Block     ", block(block, facts.at()), look.width()));
        }
        return lines;
    }

    private String title(TopFacts facts, TopState state) {
        List<String> parts = new ArrayList<>(List.of(
                "TokenSpeed",
                CLOCK.format(facts.at().atZone(look.zone())),
                state.period().title(),
                "by " + state.sort().title()));
        if (state.paused()) {
            parts.add("paused");
        }
        return String.join(SEPARATOR, parts);
    }

    private static String today(SpeedReport today) {
        UsageTotals totals = today.all().totals();
        if (totals.attempts() == 0) {
            return Numbers.UNKNOWN + SEPARATOR + "no requests yet";
        }
        return String.join(
                SEPARATOR,
                Amounts.total(totals).compact() + " tokens",
                Amounts.cost(totals).compact(),
                speed(today),
                errors(totals.counts()));
    }

    private static String speed(SpeedReport today) {
        UsageTotals totals = today.all().totals();
        long samples = totals.speeds().e2e().samples();
        String pooled = Amounts.e2e(totals).compact() + " tok/s";
        OptionalLong median = today.all().e2e().quantile(0.5);
        return samples == 0 || median.isEmpty()
                ? pooled
                : pooled + " (p50 " + Numbers.speed(median.getAsLong() / 1000.0) + ", n " + Numbers.compact(samples)
                        + ")";
    }

    /** The error rate with one decimal, because most are below one percent. */
    private static String errors(AttemptCounts counts) {
        double percent = counts.failed() * 100.0 / counts.total();
        String rate = percent > 0 && percent < 0.05 ? "<0.1" : Numbers.speed(percent);
        return rate + " % failed";
    }

    private static String requests(TopFacts facts) {
        return Numbers.compact(facts.minute().requests()) + " in the last minute" + SEPARATOR
                + Numbers.compact(facts.hour().requests()) + " in the last hour";
    }

    private String block(UsageBlock block, Instant now) {
        List<String> parts = new ArrayList<>(List.of(
                Amounts.cost(block.totals()).compact(),
                Amounts.total(block.totals()).compact() + " tokens",
                "until " + MINUTE.format(block.end().atZone(look.zone()))));
        BurnRate rate = block.burnRate();
        if (rate != null) {
            parts.add(Numbers.compact(Math.round(rate.tokensPerMinute())) + " tokens/min");
            parts.add(dollars(rate.costPerHour()) + "/h");
        }
        BlockProjection end = block.projection(now);
        if (end != null) {
            parts.add("~" + dollars(end.totalCost()) + " at its end");
        }
        return String.join(SEPARATOR, parts);
    }

    private static String dollars(@Nullable Double value) {
        return value == null ? Numbers.UNKNOWN : Numbers.dollars(Math.round(value * 1e9));
    }
}
