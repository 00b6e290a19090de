package io.tokenspeed.hub.dashboard;

import io.tokenspeed.model.dashboard.Arrival;
import io.tokenspeed.model.dashboard.Arrivals;
import io.tokenspeed.model.dashboard.DashboardReader;
import io.tokenspeed.model.dashboard.DeviceSums;
import io.tokenspeed.model.dashboard.Project;
import io.tokenspeed.model.dashboard.ProjectList;
import io.tokenspeed.model.dashboard.RequestHistory;
import io.tokenspeed.model.dashboard.SessionHistory;
import io.tokenspeed.model.hub.TokenStorage;
import io.tokenspeed.model.predecessor.PredecessorUsageReader;
import io.tokenspeed.model.usage.Dimension;
import io.tokenspeed.model.usage.UsageFilter;
import io.tokenspeed.model.usage.UsageReader;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads the hub's sums for the website. Single requests and sessions never reach a hub, so their lists are empty. */
public final class HubUsageReader implements DashboardReader {
    private final TokenStorage tokens;
    private final HubNames names;
    private final @Nullable String deviceId;

    /** A reader of all devices. */
    public HubUsageReader(TokenStorage tokens, HubNames names) {
        this(tokens, names, null);
    }

    private HubUsageReader(TokenStorage tokens, HubNames names, @Nullable String deviceId) {
        this.tokens = tokens;
        this.names = names;
        this.deviceId = deviceId;
    }

    @Override
    public DashboardReader ofDevice(String device) {
        return new HubUsageReader(tokens, names, device);
    }

    @Override
    public List<DeviceSums> devices(UsageFilter filter) {
        Map<String, String> called = names.devices();
        return tokens.byDevice(filter).stream()
                .filter(row -> deviceId == null || row.keys().contains(deviceId))
                .map(row ->
                        new DeviceSums(row.keys().get(0), called.get(row.keys().get(0)), row))
                .toList();
    }

    @Override
    public UsageReader usage() {
        return tokens.usage(deviceId);
    }

    @Override
    public PredecessorUsageReader predecessor() {
        return tokens.predecessor(deviceId);
    }

    @Override
    public RequestHistory requests() {
        return new NoRequests();
    }

    @Override
    public SessionHistory sessions() {
        return (filter, limit) -> List.of();
    }

    @Override
    public ProjectList projects() {
        return () -> {
            Map<String, String> called = names.projects();
            return usage().breakdown(UsageFilter.all(ZoneOffset.UTC), List.of(Dimension.PROJECT)).stream()
                    .map(row -> row.keys().get(0))
                    .sorted()
                    .map(id -> new Project(id, called.getOrDefault(id, id), id))
                    .toList();
        };
    }

    @Override
    public Arrivals arrivals() {
        return new Arrivals() {
            @Override
            public long last() {
                return 0;
            }

            @Override
            public List<Arrival> after(long mark, int limit) {
                return List.of();
            }
        };
    }
}
