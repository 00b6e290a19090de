package io.tokenspeed.agent.statusline;

import io.tokenspeed.agent.terminal.Numbers;
import io.tokenspeed.agent.terminal.Terminal;
import io.tokenspeed.agent.terminal.Text;
import io.tokenspeed.model.storage.StorageException;
import io.tokenspeed.model.usage.UsageTotals;
import java.time.ZoneId;

/** Prints one line about today. Imports nothing and needs no command-line parser, so it answers at once. */
public final class Statusline {
    private static final String SEPARATOR = " · ";

    private final TodaySource source;

    public Statusline(TodaySource source) {
        this.source = source;
    }

    /** Prints the line and returns the exit code. */
    public int print(Terminal terminal, ZoneId zone) {
        try {
            terminal.out().print(line(source.today(zone)) + "\n");
            return 0;
        } catch (StorageException e) {
            terminal.err().print(e.getMessage() + "\n");
            return 1;
        } finally {
            terminal.out().flush();
        }
    }

    /** The line itself. */
    public static String line(TodayTotals today) {
        UsageTotals totals = today.totals();
        StringBuilder line = new StringBuilder("TokenSpeed today ");
        line.append(cost(totals)).append(SEPARATOR).append(tokens(totals)).append(" tok");
        if (totals.e2e().tokensPerSecond().isPresent()) {
            line.append(SEPARATOR)
                    .append(totals.approximated() > 0 ? "~" : "")
                    .append(Numbers.speed(totals.e2e().tokensPerSecond()))
                    .append(" tok/s");
        }
        if (today.model() != null) {
            line.append(SEPARATOR).append(Text.clean(today.model()));
        }
        return line.toString();
    }

    private static String cost(UsageTotals totals) {
        if (totals.cost().nanoUsd().isEmpty()) {
            return Numbers.UNKNOWN;
        }
        String mark = totals.cost().unpriced() > 0 ? "≥" : totals.unreliableOutput() > 0 ? "~" : "";
        return mark + Numbers.dollars(totals.cost().nanoUsd().getAsLong());
    }

    private static String tokens(UsageTotals totals) {
        if (totals.requests() > 0 && totals.missingUsage() == totals.requests()) {
            return Numbers.UNKNOWN;
        }
        return (totals.unreliableOutput() > 0 ? "~" : "")
                + Numbers.compact(totals.tokens().total());
    }
}
