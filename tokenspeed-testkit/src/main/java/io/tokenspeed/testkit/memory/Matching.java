package io.tokenspeed.testkit.memory;

import io.tokenspeed.model.request.Request;
import io.tokenspeed.model.request.RequestDetails;
import io.tokenspeed.model.storage.StoredRequest;
import io.tokenspeed.model.usage.Dimension;
import io.tokenspeed.model.usage.UsageFilter;
import io.tokenspeed.model.usage.UsageRow;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The values of a request's properties in questions, and whether they match a filter. */
final class Matching {
    private Matching() {}

    static boolean matches(UsageFilter filter, StoredRequest row) {
        Request request = row.request();
        return filter.range().contains(request.timing().instantMillis())
                && UsageFilter.matches(filter.projects(), key(request, Dimension.PROJECT))
                && UsageFilter.matches(filter.providers(), key(request, Dimension.PROVIDER))
                && UsageFilter.matches(filter.models(), key(request, Dimension.MODEL))
                && UsageFilter.matches(filter.tools(), key(request, Dimension.TOOL));
    }

    static List<String> keys(StoredRequest row, List<Dimension> by) {
        return by.stream().map(dimension -> key(row.request(), dimension)).toList();
    }

    private static String key(Request request, Dimension dimension) {
        RequestDetails details = request.details();
        return switch (dimension) {
            case PROJECT -> known(details.place().project());
            case PROVIDER -> known(details.place().provider());
            case MODEL -> details.place().model();
            case TOOL -> request.tool();
            case SESSION -> details.place().sessionId();
        };
    }

    private static String known(@Nullable String key) {
        return key == null ? UsageRow.UNKNOWN : key;
    }
}
