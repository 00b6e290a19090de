package io.tokenspeed.agent.report;

import io.tokenspeed.agent.terminal.Cell;
import io.tokenspeed.agent.terminal.Numbers;
import io.tokenspeed.model.usage.CostSum;
import io.tokenspeed.model.usage.PooledSpeed;
import io.tokenspeed.model.usage.UsageTotals;
import java.util.OptionalLong;

/**
 * Cells with the sums of a group: {@code —} is unknown, {@code ~} an estimate, {@code ≥} the known part of a larger
 * cost.
 */
public final class Amounts {
    private Amounts() {}

    static Cell input(UsageTotals totals) {
        return tokens(totals, totals.tokens().input());
    }

    static Cell cacheWrite(UsageTotals totals) {
        return tokens(totals, totals.tokens().cacheWrite());
    }

    static Cell cacheRead(UsageTotals totals) {
        return tokens(totals, totals.tokens().cacheRead());
    }

    static Cell output(UsageTotals totals) {
        return countsKnown(totals)
                ? Cell.number(totals.tokens().output(), totals.gaps().unreliableOutput() > 0)
                : Cell.UNKNOWN;
    }

    /** The tokens of all classes. */
    public static Cell total(UsageTotals totals) {
        return countsKnown(totals)
                ? Cell.number(totals.tokens().total(), totals.gaps().unreliableOutput() > 0)
                : Cell.UNKNOWN;
    }

    private static Cell tokens(UsageTotals totals, long value) {
        return countsKnown(totals) ? Cell.number(value) : Cell.UNKNOWN;
    }

    /** False where no request of the group logged token counts, so that a zero would be invented. */
    static boolean countsKnown(UsageTotals totals) {
        return totals.requests() == 0 || totals.gaps().missingUsage() < totals.requests();
    }

    /** The known cost. */
    public static Cell cost(UsageTotals totals) {
        CostSum cost = totals.cost();
        OptionalLong known = cost.nanoUsd();
        if (known.isEmpty()) {
            return Cell.UNKNOWN;
        }
        String mark = cost.unpriced() > 0 ? "≥" : totals.gaps().unreliableOutput() > 0 ? "~" : "";
        String text = mark + Numbers.dollars(known.getAsLong());
        return new Cell(text, text);
    }

    /** The pooled end-to-end speed. */
    public static Cell e2e(UsageTotals totals) {
        return speed(totals.speeds().e2e(), totals.speeds().approximated() > 0);
    }

    /** The pooled decode speed. */
    public static Cell decode(UsageTotals totals) {
        return speed(totals.speeds().decode(), false);
    }

    static Cell speed(PooledSpeed speed, boolean estimate) {
        if (speed.tokensPerSecond().isEmpty()) {
            return Cell.UNKNOWN;
        }
        String text = (estimate ? "~" : "") + Numbers.speed(speed.tokensPerSecond());
        return new Cell(text, text);
    }
}
