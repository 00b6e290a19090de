package io.tokenspeed.agent.statusline;

import io.tokenspeed.agent.terminal.Numbers;
import io.tokenspeed.agent.terminal.Terminal;
import io.tokenspeed.model.block.UsageBlock;
import io.tokenspeed.model.storage.StorageException;
import io.tokenspeed.model.usage.UsageTotals;
import java.io.InputStream;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Prints one line about today. Imports nothing and needs no command-line parser, so it answers at once. */
public final class Statusline {
    private static final String SEPARATOR = " · ";
    private static final Duration FRESH = Duration.ofMinutes(5);

    private final TodaySource source;
    private final Clock clock;

    public Statusline(TodaySource source, Clock clock) {
        this.source = source;
        this.clock = clock;
    }

    /** Prints the line, with a coding agent's report from the terminal's input, and returns the exit code. */
    public int print(Terminal terminal, ZoneId zone) {
        SessionReader agent = new SessionReader(terminal.in());
        try {
            TodayTotals today = source.today(zone, () -> agent.session().reported(clock.instant()));
            terminal.out().print(line(today, agent.session(), clock.instant()) + "\n");
            return 0;
        } catch (StorageException e) {
            terminal.err().print(e.getMessage() + "\n");
            return 1;
        } finally {
            terminal.out().flush();
        }
    }

    /** The line with a coding agent's report as it is, which may be empty. */
    public String line(InputStream report, ZoneId zone) {
        AgentSession session = AgentSession.read(report);
        TodayTotals today = source.today(zone, () -> session.reported(clock.instant()));
        return line(today, session, clock.instant());
    }

    /** The line without a coding agent's report. */
    public static String line(TodayTotals today) {
        return line(today, AgentSession.NONE, Instant.EPOCH);
    }

    static String line(TodayTotals today, AgentSession session, Instant now) {
        List<String> parts = new ArrayList<>();
        if (today.totals().requests() == 0) {
            parts.add(Numbers.UNKNOWN);
            parts.add(whyNothing(today.age()));
        } else {
            numbers(today, parts);
        }
        String model = session.model() == null ? today.model() : session.model();
        if (model != null) {
            parts.add(ShortModelName.brief(model));
        }
        session(session, today.block(), now, parts);
        return "TokenSpeed today " + String.join(SEPARATOR, parts);
    }

    private static void numbers(TodayTotals today, List<String> parts) {
        UsageTotals totals = today.totals();
        parts.add(cost(totals));
        parts.add(tokens(totals) + " tok");
        if (totals.speeds().e2e().tokensPerSecond().isPresent()) {
            String estimate = totals.speeds().approximated() > 0 ? "~" : "";
            parts.add(estimate + Numbers.speed(totals.speeds().e2e().tokensPerSecond()) + " tok/s");
        }
        if (today.age() != null && today.age().compareTo(FRESH) > 0) {
            parts.add("as of " + ago(today.age()));
        }
    }

    /** Says that there are no requests only where the logs were read recently. */
    private static String whyNothing(@Nullable Duration age) {
        if (age == null) {
            return "nothing read yet, run tokenspeed";
        }
        return age.compareTo(FRESH) > 0 ? "logs read " + ago(age) : "no requests yet";
    }

    private static String ago(Duration age) {
        if (age.toHours() < 1) {
            return age.toMinutes() + " min ago";
        }
        return age.toDays() < 2 ? age.toHours() + " h ago" : age.toDays() + " days ago";
    }

    private static void session(AgentSession session, @Nullable UsageBlock block, Instant now, List<String> parts) {
        if (session.contextPercent() != null) {
            parts.add("context " + percent(session.contextPercent()));
        }
        if (session.costUsd() != null) {
            parts.add("session " + Numbers.dollars(Math.round(session.costUsd() * 1e9)));
        }
        if (block != null) {
            parts.add("block " + cost(block.totals()));
        }
        limit("5h ", session.fiveHours(), now, parts);
        limit("7d ", session.sevenDays(), now, parts);
    }

    private static void limit(String name, @Nullable UsageLimit limit, Instant now, List<String> parts) {
        if (limit != null && limit.holdsAt(now)) {
            parts.add(name + percent(limit.usedPercent()));
        }
    }

    private static String percent(double value) {
        return Math.round(value) + " %";
    }

    private static String cost(UsageTotals totals) {
        if (totals.cost().nanoUsd().isEmpty()) {
            return Numbers.UNKNOWN;
        }
        String mark = totals.cost().unpriced() > 0 ? "≥" : totals.gaps().unreliableOutput() > 0 ? "~" : "";
        return mark + Numbers.dollars(totals.cost().nanoUsd().getAsLong());
    }

    private static String tokens(UsageTotals totals) {
        if (totals.requests() > 0 && totals.gaps().missingUsage() == totals.requests()) {
            return Numbers.UNKNOWN;
        }
        return (totals.gaps().unreliableOutput() > 0 ? "~" : "")
                + Numbers.compact(totals.tokens().total());
    }
}
