package io.tokenspeed.agent.report;

import io.tokenspeed.model.usage.UsageTotals;
import java.util.List;

/**
 * One row of a report.
 *
 * @param keys what it stands for; the first one identifies it on screen
 * @param totals what it adds up to
 * @param parts what it is made of, most tokens first
 * @param tools what each tool has in it, by name; empty where rows are not periods
 */
public record ReportRow(List<String> keys, UsageTotals totals, List<Part> parts, List<ReportRow> tools) {
    public ReportRow {
        keys = List.copyOf(keys);
        parts = List.copyOf(parts);
        tools = List.copyOf(tools);
    }

    /** The first key. */
    public String key() {
        return keys.get(0);
    }

    /**
     * One part of a row.
     *
     * @param name the model, or the provider where rows are models
     * @param totals what it adds up to
     */
    public record Part(String name, UsageTotals totals) {}
}
