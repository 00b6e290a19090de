package io.tokenspeed.dashboard.query;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tokenspeed.model.price.CostMode;
import io.tokenspeed.model.time.TimeRange;
import io.tokenspeed.model.usage.UsageFilter;
import io.tokenspeed.server.problem.BadQueryException;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class QueryTest {
    @Test
    void filter_nothingGiven_isEverythingInTheServersZone() {
        UsageFilter filter = query(Map.of()).filter();

        assertThat(filter).isEqualTo(UsageFilter.all(ZoneOffset.UTC));
        assertThat(query(Map.of()).limit()).isEqualTo(100);
    }

    @Test
    void filter_everythingGiven_isRead() {
        UsageFilter filter = query(Map.of(
                        "projectId", List.of("/home/dev/shop"),
                        "providerId", List.of("openai"),
                        "modelId", List.of("gpt-x"),
                        "agent", List.of("codex"),
                        "mode", List.of("calculate"),
                        "tz", List.of("Europe/Amsterdam")))
                .filter();

        assertThat(filter)
                .isEqualTo(UsageFilter.all(ZoneId.of("Europe/Amsterdam"))
                        .withProject("/home/dev/shop")
                        .withProvider("openai")
                        .withModel("gpt-x")
                        .withTool("codex")
                        .costing(CostMode.CALCULATE));
    }

    @Test
    void deviceId_hub_isUnderstoodAsAnyTool() {
        Query query = Query.of(
                ServerKind.HUB,
                Endpoint.STATS,
                Map.of("deviceId", List.of("AQID"), "agent", List.of("claude-code")),
                ZoneOffset.UTC);

        assertThat(query.deviceId()).isEqualTo("AQID");
        assertThat(query.filter().tools()).containsExactly("claude-code");
    }

    @Test
    void deviceId_localServer_isRefusedByName() {
        assertThatThrownBy(() -> query(Map.of("deviceId", List.of("AQID"))))
                .isInstanceOf(BadQueryException.class)
                .hasMessageContaining("Parameter \"deviceId\" is unknown to /api/history");
    }

    @Test
    void filter_emptyValue_countsAsNone() {
        assertThat(query(Map.of("modelId", List.of(" "))).filter().models()).isNull();
    }

    @ParameterizedTest
    @CsvSource({
        "2026-11-02T09:00:00Z, UTC, 2026-11-02T09:00:00Z",
        "2026-11-02T09:00:00+01:00, UTC, 2026-11-02T08:00:00Z",
        "2026-11-02, UTC, 2026-11-02T00:00:00Z",
        "2026-11-02, Europe/Amsterdam, 2026-11-01T23:00:00Z",
        "2026-03-29, Pacific/Kiritimati, 2026-03-28T10:00:00Z",
        "1793610000000, Europe/Amsterdam, 2026-11-02T09:00:00Z"
    })
    void from_inAnyOfItsForms_isTheInstant(String from, String zone, Instant expected) {
        UsageFilter filter =
                query(Map.of("from", List.of(from), "tz", List.of(zone))).filter();

        assertThat(filter.range()).isEqualTo(new TimeRange(expected, null));
    }

    private static Query query(Map<String, List<String>> values) {
        return Query.of(Endpoint.HISTORY, values, ZoneOffset.UTC);
    }
}
