package io.tokenspeed.store.columns;

import io.tokenspeed.model.usage.Dimension;
import io.tokenspeed.model.usage.UsageFilter;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The properties that hour sums are kept by. */
public record RowKey(String tool, String project, String provider, String model) {
    public boolean matches(UsageFilter filter) {
        return matches(filter.tool(), tool)
                && matches(filter.project(), project)
                && matches(filter.provider(), provider)
                && matches(filter.model(), model);
    }

    private static boolean matches(@Nullable String wanted, String value) {
        return wanted == null || wanted.equals(value);
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
