package io.tokenspeed.agent.pricing.action;

import io.tokenspeed.agent.pricing.sync.Disagreement;
import io.tokenspeed.agent.pricing.sync.HeldPrice;
import io.tokenspeed.agent.pricing.sync.PriceJson;
import io.tokenspeed.model.price.rate.PriceRow;
import io.tokenspeed.model.price.rate.Rates;
import io.tokenspeed.model.price.sync.PriceChange;
import io.tokenspeed.model.price.sync.PriceComparison;
import io.tokenspeed.model.price.sync.SyncCounts;
import io.tokenspeed.model.price.sync.SyncRun;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Syncs and prices in words. */
final class PriceWords {
    private static final int MOST_CHANGES = 10;

    private PriceWords() {}

    static String run(SyncRun run) {
        SyncCounts counts = run.counts();
        String start = run.source() + ": " + run.status().name().toLowerCase(Locale.ROOT);
        if (run.succeeded()) {
            start += ", " + counts.rows() + " models, " + counts.added() + " new, " + counts.changed() + " changed, "
                    + counts.held() + " held, " + counts.invalid() + " wrong and left out, " + counts.gone()
                    + " no longer listed";
        }
        return run.problem() == null ? start + "." : start + ". " + run.problem();
    }

    /** The prices that replace others, at most ten. */
    static List<String> changes(List<PriceComparison> comparisons) {
        List<PriceChange> changes = comparisons.stream()
                .flatMap(comparison -> comparison.changes().stream())
                .filter(change -> change.kind() == PriceChange.Kind.CHANGED && change.heldBecause() == null)
                .toList();
        List<String> lines = new ArrayList<>();
        for (PriceChange change : changes.subList(0, Math.min(MOST_CHANGES, changes.size()))) {
            PriceRow before = change.before();
            lines.add("  " + name(change.price().row()) + ": "
                    + (before == null ? "" : rates(before) + " → ")
                    + rates(change.price().row()) + ", from "
                    + day(change.price().row()));
        }
        if (changes.size() > MOST_CHANGES) {
            lines.add("  and " + (changes.size() - MOST_CHANGES) + " more");
        }
        return lines;
    }

    static List<String> held(HeldPrice held) {
        PriceRow row = held.price().row();
        PriceRow before = held.before();
        return List.of(
                row.id(),
                "  " + name(row) + ": " + (before == null ? "" : rates(before) + " → ") + rates(row) + ", seen "
                        + row.source().fetchedAt(),
                "  held because " + held.reason() + ".");
    }

    static List<String> disagreement(Disagreement found) {
        List<String> lines = new ArrayList<>();
        lines.add(name(found.book()) + ": " + rates(found.book()) + " in the book ("
                + found.book().source().name() + ")");
        for (PriceRow other : found.others()) {
            lines.add("  " + rates(other) + " at " + other.source().name() + ", "
                    + other.source().fetchedAt());
        }
        return lines;
    }

    private static String name(PriceRow row) {
        return row.provider() + "/" + row.model();
    }

    private static String day(PriceRow row) {
        return row.validFrom() == null ? "always" : row.validFrom().toString().substring(0, "2026-11-30".length());
    }

    /** The two rates that people know, then those that differ between sources. */
    private static String rates(PriceRow row) {
        Rates rates = row.schedule().standard().base();
        String text = "input " + PriceJson.dollars(rates.input());
        if (rates.cacheRead() != null) {
            text += ", read " + PriceJson.dollars(rates.cacheRead());
        }
        if (rates.cacheWrite5m() != null) {
            text += ", write " + PriceJson.dollars(rates.cacheWrite5m());
        }
        return text + ", output " + PriceJson.dollars(rates.output());
    }
}
