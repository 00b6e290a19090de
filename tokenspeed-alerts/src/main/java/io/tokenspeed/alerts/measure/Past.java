package io.tokenspeed.alerts.measure;

import io.tokenspeed.model.alert.AlertScope;
import io.tokenspeed.model.alert.AlertSeries;
import io.tokenspeed.model.request.Request;
import io.tokenspeed.model.request.RequestPlace;
import io.tokenspeed.model.storage.RequestTable;
import io.tokenspeed.model.storage.StoredRequest;
import io.tokenspeed.model.time.TimeRange;
import io.tokenspeed.model.usage.UsageFilter;
import io.tokenspeed.model.usage.UsageRow;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The attempts of a scope since an instant, arranged so that a measure finds those of any window at once. It takes some
 * 150 bytes an attempt.
 */
public final class Past {
    private final AlertScope scope;
    private final Attempts attempts = new Attempts();
    private final Map<AlertSeries, ModelTimes> models = new LinkedHashMap<>();
    private final Map<String, Column> tools = new LinkedHashMap<>();

    /** Creates the past of a scope, without attempts. */
    public Past(AlertScope scope) {
        this.scope = scope;
    }

    /** Reads the attempts from one instant to before another, in place of all that were read from the first one on. */
    public void read(RequestTable table, Instant from, Instant to) {
        truncate(from.toEpochMilli());
        UsageFilter filter = UsageFilter.all(ZoneOffset.UTC).during(new TimeRange(from, to));
        table.forEach(scope.within(filter), this::add);
    }

    private void add(StoredRequest row) {
        Request request = row.request();
        attempts.add(row);
        models.computeIfAbsent(series(request.place()), unused -> new ModelTimes())
                .add(request);
        tools.computeIfAbsent(request.tool(), unused -> new Column())
                .addMillis(request.timing().instantMillis());
    }

    private static AlertSeries series(RequestPlace place) {
        String provider = place.provider();
        return AlertSeries.ofModel(provider == null ? UsageRow.UNKNOWN : provider, place.model());
    }

    private void truncate(long fromMillis) {
        attempts.truncate(fromMillis);
        models.values().forEach(model -> model.truncate(fromMillis));
        tools.values().forEach(tool -> tool.truncate(tool.lower(fromMillis)));
    }

    Attempts attempts() {
        return attempts;
    }

    /** By provider and model. */
    Map<AlertSeries, ModelTimes> models() {
        return models;
    }

    /** The instants of each tool's attempts. */
    Map<String, Column> tools() {
        return tools;
    }
}
