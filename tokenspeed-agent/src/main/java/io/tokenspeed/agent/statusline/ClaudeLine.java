package io.tokenspeed.agent.statusline;

import io.tokenspeed.agent.terminal.Numbers;
import io.tokenspeed.agent.terminal.Text;
import io.tokenspeed.model.block.BurnRate;
import io.tokenspeed.model.block.UsageBlock;
import io.tokenspeed.model.usage.CostSum;
import java.io.InputStream;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** The status line of ccusage 20 for Claude Code, with the same words and signs. What is unknown is {@code N/A}. */
public final class ClaudeLine {
    private static final String UNKNOWN = "N/A";

    /** Input and output tokens a minute, from which ccusage calls the rate moderate, and high. */
    private static final double MODERATE = 2000;

    private static final double HIGH = 5000;

    private final AgentSession session;

    private ClaudeLine(AgentSession session) {
        this.session = session;
    }

    /** Which cost of the session is shown. */
    public enum CostSource {
        /** Claude Code's own where it tells one, else ours. */
        AUTO,
        /** Ours. */
        CCUSAGE,
        /** Claude Code's own. */
        CC,
        /** Both. */
        BOTH
    }

    /** How the rate is called. */
    public enum Indicator {
        OFF,
        EMOJI,
        TEXT,
        EMOJI_TEXT
    }

    /**
     * What the database knows.
     *
     * @param sessionNano the session's cost in nano-dollars; null where unknown
     * @param today today's cost
     * @param block the active block; null for none
     * @param now the time that decides what is left of the block
     */
    public record Facts(
            @Nullable Long sessionNano,
            CostSum today,
            @Nullable UsageBlock block,
            Instant now) {}

    /** Reads Claude Code's report about its session; null where there is none. */
    public static @Nullable ClaudeLine read(InputStream in) {
        AgentSession session = new SessionReader(in).session();
        return session.isTold() ? new ClaudeLine(session) : null;
    }

    /** The session's id; null where not told. */
    public @Nullable String sessionId() {
        return session.id();
    }

    /** The limits that Claude Code reported. */
    public ReportedSession reported(Instant now) {
        return session.reported(now);
    }

    /** The whole line. */
    public String text(Facts facts, CostSource source, Indicator indicator) {
        String model = session.model() == null ? UNKNOWN : Text.clean(session.model());
        return "🤖 " + model + " | 💰 " + sessionCost(facts, source) + " session / " + cost(facts.today()) + " today / "
                + block(facts) + rate(facts.block(), indicator) + " | 🧠 " + context();
    }

    private String sessionCost(Facts facts, CostSource source) {
        Double told = session.costUsd();
        Long toldNano = told == null ? null : (Long) Math.round(told * 1e9);
        return switch (source) {
            case AUTO -> dollars(toldNano == null ? facts.sessionNano() : toldNano);
            case CCUSAGE -> dollars(facts.sessionNano());
            case CC -> dollars(toldNano);
            case BOTH -> "(" + dollars(toldNano) + " cc / " + dollars(facts.sessionNano()) + " ccusage)";
        };
    }

    private static String block(Facts facts) {
        UsageBlock block = facts.block();
        if (block == null) {
            return "No active block";
        }
        long minutes = Math.round(Duration.between(facts.now(), block.end()).toMillis() / 60_000.0);
        String left = (minutes >= 60 ? minutes / 60 + "h " : "") + minutes % 60 + "m left";
        return cost(block.totals().cost()) + " block (" + left + ")";
    }

    private static String rate(@Nullable UsageBlock block, Indicator indicator) {
        BurnRate rate = block == null ? null : block.burnRate();
        Double hourly = rate == null ? null : rate.costPerHour();
        if (rate == null || hourly == null) {
            return "";
        }
        return " | 🔥 " + dollars(Math.round(hourly * 1e9)) + "/hr" + call(rate.freshTokensPerMinute(), indicator);
    }

    private static String call(double tokensPerMinute, Indicator indicator) {
        int level = tokensPerMinute < MODERATE ? 0 : tokensPerMinute < HIGH ? 1 : 2;
        String emoji = level == 0 ? "🟢" : level == 1 ? "⚠️" : "🚨";
        String text = level == 0 ? "(Normal)" : level == 1 ? "(Moderate)" : "(High)";
        return switch (indicator) {
            case OFF -> "";
            case EMOJI -> " " + emoji;
            case TEXT -> " " + text;
            case EMOJI_TEXT -> " " + emoji + " " + text;
        };
    }

    private String context() {
        Double tokens = session.contextTokens();
        Double percent = session.contextPercent();
        return tokens == null || percent == null
                ? UNKNOWN
                : Numbers.full(Math.round(tokens)) + " (" + Math.round(percent) + "%)";
    }

    private static String cost(CostSum sum) {
        return sum.nanoUsd().isEmpty() ? UNKNOWN : dollars((Long) sum.nanoUsd().getAsLong());
    }

    /** With cents, also below one. */
    private static String dollars(@Nullable Long nano) {
        if (nano == null) {
            return UNKNOWN;
        }
        String text = Numbers.dollars(nano);
        return text.startsWith("<") ? "$0.00" : text;
    }
}
