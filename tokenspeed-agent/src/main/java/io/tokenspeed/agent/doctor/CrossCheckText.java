package io.tokenspeed.agent.doctor;

import io.tokenspeed.agent.terminal.Numbers;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Says in sentences how what a tool keeps compares with what is stored. */
final class CrossCheckText {
    private static final int SHOWN = 3;

    private CrossCheckText() {}

    /**
     * A sentence.
     *
     * @param indent what stands before it
     * @param text the sentence
     * @param warning whether it says that something differs
     */
    record Line(String indent, String text, boolean warning) {}

    static List<Line> lines(CrossCheck check) {
        List<Line> lines = new ArrayList<>();
        if (check.own().problem() != null) {
            lines.add(new Line("  ", check.own().problem(), true));
            return lines;
        }
        lines.add(new Line("  ", sums(check), !check.agrees()));
        check.disagreements().stream().limit(SHOWN).forEach(both -> lines.add(new Line("    ", both(both), false)));
        if (check.disagreements().size() > SHOWN) {
            lines.add(new Line("    ", (check.disagreements().size() - SHOWN) + " more", false));
        }
        if (check.missing().count() > 0) {
            lines.add(new Line("  ", missing(check), true));
        }
        return lines;
    }

    private static String sums(CrossCheck check) {
        CrossCheck.Sums sums = check.sums();
        String both = check.own().file() + ": " + Numbers.full(sums.theirs()) + " " + what(check) + " in "
                + count(sums.compared(), place(check)) + ", here " + Numbers.full(sums.ours());
        if (check.agrees()) {
            return both + "; the two sources agree.";
        }
        return both + "; the two sources disagree by " + percent(sums.whole()) + ", in "
                + count(check.disagreements().size(), check.own().unit().perDay() ? "number" : place(check)) + ".";
    }

    private static String both(CountDifference both) {
        String of = both.model() == null ? both.of() : both.of() + " " + both.model();
        return of + ": " + Numbers.full(both.theirs()) + " there, " + Numbers.full(both.ours()) + " here ("
                + percent(both) + ")";
    }

    private static String missing(CrossCheck check) {
        MissingHistory missing = check.missing();
        String known = "Missing history: " + check.own().file() + " knows " + Numbers.full(missing.amount()) + " "
                + what(check) + " in " + count(missing.count(), place(check)) + " of which no request is stored";
        if (missing.first() == null) {
            return known + ".";
        }
        return known + ", from " + missing.first() + " to " + missing.last()
                + ". Claude Code deletes transcripts after cleanupPeriodDays, 30 unless its settings say otherwise.";
    }

    private static String what(CrossCheck check) {
        return switch (check.own().unit()) {
            case TOKENS_PER_DAY, TOKENS_PER_SESSION -> "tokens";
            case UNCACHED_TOKENS_PER_DAY -> "tokens without cache";
            case REQUESTS_PER_SESSION -> "requests";
        };
    }

    private static String place(CrossCheck check) {
        return check.own().unit().perDay() ? "day" : "session";
    }

    private static String count(long n, String noun) {
        return Numbers.full(n) + " " + noun + (n == 1 ? "" : "s");
    }

    /** To a tenth; a smaller difference is more than nothing. */
    private static String percent(CountDifference both) {
        double percent = both.share() * 100;
        return percent > 0 && percent < 0.1 ? "less than 0.1 %" : String.format(Locale.ROOT, "%.1f %%", percent);
    }
}
