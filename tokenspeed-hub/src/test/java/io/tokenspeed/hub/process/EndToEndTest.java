package io.tokenspeed.hub.process;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.tokenspeed.agent.demo.DemoHistory;
import io.tokenspeed.hub.proxy.Nginx;
import io.tokenspeed.model.environment.Environment;
import io.tokenspeed.model.histogram.Histogram;
import io.tokenspeed.model.price.PriceBook;
import io.tokenspeed.model.usage.Dimension;
import io.tokenspeed.model.usage.SpeedRow;
import io.tokenspeed.model.usage.UsageFilter;
import io.tokenspeed.model.usage.UsageTotals;
import io.tokenspeed.model.wire.WireNames;
import io.tokenspeed.store.SqliteLocalStorage;
import io.tokenspeed.store.hub.SqlHubStorage;
import io.tokenspeed.store.sqlite.DatabaseLocation;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Two devices and a hub as a team runs them: in their own processes and folders, with nginx between them. */
class EndToEndTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int DAYS = 29;
    private static final List<Dimension> PROVIDER_AND_MODEL = List.of(Dimension.PROVIDER, Dimension.MODEL);

    @TempDir
    private Path folder;

    @Test
    void hubsTotals_areTheSumOfTheDevices_alsoAfterKills() throws Exception {
        Path hubHome = Files.createDirectory(folder.resolve("hub"));
        HubProcess hub = HubProcess.start(hubHome, 0, Map.of("TS_HUB_PROXIES_TRUSTED", "127.0.0.1"));
        try (Nginx nginx = Nginx.start(hub.port(), Files.createDirectory(folder.resolve("nginx")))) {
            List<LocalProgramProcess> devices = List.of(device(nginx, "one", 11), device(nginx, "two", 22));
            for (LocalProgramProcess device : devices) {
                enrol(device, hub, nginx);
            }
            startSending(devices.get(0), hub).destroyForcibly().waitFor();
            Process second = startSending(devices.get(1), hub);
            hub.kill();
            second.destroyForcibly().waitFor();
            assertThat(hubRows(hubHome)).isNotEmpty();
            hub = HubProcess.start(hubHome, hub.port(), Map.of("TS_HUB_PROXIES_TRUSTED", "127.0.0.1"));
            for (LocalProgramProcess device : devices) {
                assertThat(device.run(Map.of(), "upload", "flush"))
                        .contains(" 0 records wait")
                        .contains("+ 0 lost");
            }
            hub.kill();
            assertThat(hubRows(hubHome)).isEqualTo(deviceRows(devices));
        } finally {
            hub.close();
        }
    }

    private LocalProgramProcess device(Nginx nginx, String name, long seed) throws IOException {
        Path home = Files.createDirectory(folder.resolve(name));
        ZonedDateTime yesterday = ZonedDateTime.now(ZoneOffset.UTC).minusDays(1);
        DemoHistory.write(home, yesterday, DAYS, seed);
        return new LocalProgramProcess(home, nginx.trustStore(), nginx.trustPassword());
    }

    private static void enrol(LocalProgramProcess device, HubProcess hub, Nginx nginx) throws Exception {
        JsonNode invite =
                JSON.readTree(hub.admin("POST", "/v1/admin/invites", "{}").body());
        Map<String, String> token =
                Map.of("TS_HUB_INVITE_TOKEN", invite.get("token").asText());
        String address = "https://localhost:" + nginx.tlsPort();
        device.run(Map.of(), "import");
        assertThat(device.run(Map.of(), "upload", "enable", "--hub", address, "--include-history", "--yes"))
                .contains("no prompts");
        assertThat(device.run(token, "device", "enroll")).contains("This device is enrolled");
    }

    /**
     * Starts a device that sends, and waits until the hub has got something of it. How much more arrives before a kill
     * is chance.
     */
    private static Process startSending(LocalProgramProcess device, HubProcess hub) throws Exception {
        long before = requests(hub);
        Process flush = device.start(Map.of(), "upload", "flush");
        while (requests(hub) == before) {
            assertThat(flush.isAlive()).isTrue();
        }
        return flush;
    }

    private static long requests(HubProcess hub) throws Exception {
        return JSON.readTree(hub.admin("GET", "/api/stats", "").body())
                .at("/totals/requests")
                .asLong();
    }

    /** Requests, tokens, cost and median speed of each provider and model. */
    private record Row(
            long requests, long tokens, long nanoUsd, long unpriced, long e2eTokens, long e2eMillis, Histogram speeds) {
        Row plus(Row other) {
            return new Row(
                    requests + other.requests,
                    tokens + other.tokens,
                    nanoUsd + other.nanoUsd,
                    unpriced + other.unpriced,
                    e2eTokens + other.e2eTokens,
                    e2eMillis + other.e2eMillis,
                    speeds.merge(other.speeds));
        }
    }

    private static Map<List<String>, Row> deviceRows(List<LocalProgramProcess> devices) {
        Map<List<String>, Row> rows = new TreeMap<>((a, b) -> a.toString().compareTo(b.toString()));
        for (LocalProgramProcess device : devices) {
            Path database = DatabaseLocation.of(
                            Environment.of(Map.of("HOME", device.home().toString()), device.home()))
                    .path();
            try (SqliteLocalStorage storage = SqliteLocalStorage.open(database, PriceBook::bundled)) {
                for (SpeedRow row : storage.usage().speeds(UsageFilter.all(ZoneOffset.UTC), PROVIDER_AND_MODEL)) {
                    if (row.totals().attempts() > 0) {
                        WireNames names =
                                WireNames.of(row.keys().get(0), row.keys().get(1));
                        rows.merge(List.of(names.provider(), names.model()), row(row), Row::plus);
                    }
                }
            }
        }
        return rows;
    }

    private static Map<List<String>, Row> hubRows(Path home) {
        Map<List<String>, Row> rows = new TreeMap<>((a, b) -> a.toString().compareTo(b.toString()));
        try (SqlHubStorage storage = SqlHubStorage.sqlite(home.resolve(".local/share/tokenspeed/hub/hub.sqlite"))) {
            assertThat(storage.tokens().drift()).isZero();
            for (SpeedRow row :
                    storage.tokens().usage(null).speeds(UsageFilter.all(ZoneOffset.UTC), PROVIDER_AND_MODEL)) {
                rows.merge(new ArrayList<>(row.keys()), row(row), Row::plus);
            }
        }
        return rows;
    }

    private static Row row(SpeedRow row) {
        UsageTotals totals = row.totals();
        return new Row(
                totals.requests(),
                totals.tokens().total(),
                totals.cost().knownNano(),
                totals.cost().unpriced(),
                totals.speeds().e2e().tokens(),
                totals.speeds().e2e().millis(),
                row.e2e());
    }
}
