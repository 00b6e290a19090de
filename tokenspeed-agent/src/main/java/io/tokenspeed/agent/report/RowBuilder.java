package io.tokenspeed.agent.report;

import io.tokenspeed.model.usage.UsageTotals;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;

/** Adds up one row from the groups that the usage reader returns. */
final class RowBuilder {
    private final List<String> keys;
    private final List<ReportRow.Part> parts = new ArrayList<>();
    private final TreeMap<String, RowBuilder> tools = new TreeMap<>();
    private UsageTotals totals = UsageTotals.ZERO;

    RowBuilder(List<String> keys) {
        this.keys = keys;
    }

    /** Adds a part that one tool made. */
    void add(String tool, String part, UsageTotals more) {
        add(part, more);
        tools.computeIfAbsent(tool, name -> new RowBuilder(List.of(name))).add(part, more);
    }

    void add(String part, UsageTotals more) {
        totals = totals.plus(more);
        for (int i = 0; i < parts.size(); i++) {
            if (parts.get(i).name().equals(part)) {
                parts.set(i, new ReportRow.Part(part, parts.get(i).totals().plus(more)));
                return;
            }
        }
        parts.add(new ReportRow.Part(part, more));
    }

    ReportRow build() {
        parts.removeIf(part -> !Report.namesSomething(part.name(), part.totals()));
        parts.sort(RowOrder.PARTS_BY_TOKENS);
        List<ReportRow> shares = new ArrayList<>();
        for (RowBuilder tool : tools.values()) {
            if (tool.totals.requests() > 0) {
                shares.add(tool.build());
            }
        }
        return new ReportRow(keys, totals, parts, shares);
    }
}
