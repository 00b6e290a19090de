package io.tokenspeed.store.columns;

import io.tokenspeed.model.usage.Dimension;
import io.tokenspeed.model.usage.UsageFilter;
import java.util.ArrayList;
import java.util.List;

/** The properties that hour sums are kept by. */
public record RowKey(String tool, String project, String provider, String model) {
    public boolean matches(UsageFilter filter) {
        return UsageFilter.matches(filter.tools(), tool)
                && UsageFilter.matches(filter.projects(), project)
                && UsageFilter.matches(filter.providers(), provider)
                && UsageFilter.matches(filter.models(), model);
    }

    public List<String> values(List<Dimension> by) {
        List<String> values = new ArrayList<>(by.size());
        for (Dimension dimension : by) {
            values.add(
                    switch (dimension) {
                        case TOOL -> tool;
                        case PROJECT -> project;
                        case PROVIDER -> provider;
                        case MODEL -> model;
                        case SESSION -> throw new IllegalArgumentException("hourly sums know no sessions");
                    });
        }
        return values;
    }
}
