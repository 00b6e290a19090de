package io.tokenspeed.agent.report;

import io.tokenspeed.agent.terminal.Numbers;
import io.tokenspeed.agent.terminal.Text;
import io.tokenspeed.model.price.CostMode;
import io.tokenspeed.model.usage.UsageTotals;
import java.util.ArrayList;
import java.util.List;

/** Says how much of a report is known (speeds, costs, token counts) and how many attempts failed or were cancelled. */
public final class Coverage {
    private static final int NAMED_MODELS = 5;

    private Coverage() {}

    /** The coverage line, wrapped where it is longer than {@code width}. */
    public static List<String> lines(UsageTotals totals, List<String> unpricedModels, CostMode mode, int width) {
        List<String> facts = new ArrayList<>();
        facts.add(speed(totals));
        if (totals.cost().unpriced() > 0) {
            facts.add(unpriced(totals.cost().unpriced(), unpricedModels, mode));
        }
        if (totals.gaps().unreliableOutput() > 0) {
            facts.add("output is a placeholder in " + requests(totals.gaps().unreliableOutput()) + " (~)");
        }
        if (totals.gaps().missingUsage() > 0) {
            facts.add("no token counts in " + requests(totals.gaps().missingUsage()));
        }
        if (totals.counts().failed() + totals.counts().cancelled() > 0) {
            facts.add(Numbers.full(totals.counts().failed()) + " failed, "
                    + Numbers.full(totals.counts().cancelled()) + " cancelled");
        }
        return Text.wrap(String.join("; ", facts) + ".", width);
    }

    private static String speed(UsageTotals totals) {
        String known = "Speed known for " + Numbers.full(totals.speeds().e2e().samples()) + " of "
                + requests(totals.requests());
        String estimated = totals.speeds().approximated() == 0
                ? ""
                : ", " + Numbers.full(totals.speeds().approximated()) + " from log time stamps (~)";
        return known + estimated;
    }

    private static String unpriced(long count, List<String> models, CostMode mode) {
        StringBuilder text = new StringBuilder(requests(count));
        text.append(mode == CostMode.DISPLAY ? " without a logged cost: " : " unpriced: ");
        for (int i = 0; i < models.size() && i < NAMED_MODELS; i++) {
            text.append(i == 0 ? "" : ", ").append(Text.clean(models.get(i)));
        }
        if (models.size() > NAMED_MODELS) {
            text.append(" and ").append(models.size() - NAMED_MODELS).append(" more");
        }
        return text.toString();
    }

    private static String requests(long count) {
        return Numbers.full(count) + (count == 1 ? " request" : " requests");
    }
}
