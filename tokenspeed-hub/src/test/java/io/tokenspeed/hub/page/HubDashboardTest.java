package io.tokenspeed.hub.page;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tokenspeed.hub.HubDashboard;
import io.tokenspeed.hub.config.HubSettings;
import io.tokenspeed.hub.database.OpenDatabase;
import io.tokenspeed.hub.testing.Bodies;
import io.tokenspeed.hub.testing.Postgres;
import io.tokenspeed.hub.testing.Reply;
import io.tokenspeed.hub.testing.Signing;
import io.tokenspeed.hub.testing.TestClock;
import io.tokenspeed.hub.testing.TestDevice;
import io.tokenspeed.hub.testing.TestHub;
import io.tokenspeed.model.hub.HubStorage;
import io.tokenspeed.model.storage.StorageException;
import io.tokenspeed.server.assembly.HttpServer;
import io.tokenspeed.server.settings.ConfigException;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The dashboard alone shows what the hub shows, lets nobody change anything, and makes no database. */
class HubDashboardTest {
    private static final String TOKEN = "5c1f0a93be7d4426a8e0d1b2c3f49687";
    private static final String ADMIN_TOKEN = "0123456789abcdef0123456789abcdef";
    private static final long START = TestHub.NOW - TestHub.NOW % 300 - 3_000;

    @TempDir
    private Path folder;

    private final TestClock clock = new TestClock(TestHub.NOW);

    /** Settings of a hub with one of the databases. */
    private Map<String, String> variables(String database) {
        Map<String, String> all = new HashMap<>(Map.of("TS_HUB_READ_TOKEN", TOKEN, "TS_HUB_ADMIN_TOKEN", ADMIN_TOKEN));
        if (database.equals("postgresql")) {
            all.put("TS_HUB_DATABASE_URL", Postgres.database());
        }
        return all;
    }

    @ParameterizedTest
    @ValueSource(strings = {"sqlite", "postgresql"})
    void dashboard_showsWhatTheHubShowsAndFollowsIt(String engine) throws IOException {
        Map<String, String> variables = variables(engine);
        HubSettings settings = TestHub.settings(folder, variables);
        try (TestHub hub = TestHub.start(folder, OpenDatabase.of(settings), clock, variables);
                OpenDatabase database = OpenDatabase.readOnly(settings);
                HttpServer dashboard = HubDashboard.start(settings, database.storage(), clock)) {
            for (int requests = 3; requests < 5; requests++) {
                TestDevice device = hub.device();
                String record = Bodies.record(START, 1, "claude-sonnet-4-5", requests);
                assertThat(hub.send(device.upload(Bodies.batch(record), hub.now()))
                                .status())
                        .isEqualTo(200);
                assertSame(hub, dashboard, "/api/v1/overview?period=24h");
                assertSame(hub, dashboard, "/api/v1/devices?period=24h");
                assertSame(hub, dashboard, "/v1/dashboard/summary");
            }
            assertThat(get(hub, dashboard.port(), "/v1/dashboard/summary")
                            .json()
                            .at("/totals/requests")
                            .asInt())
                    .isEqualTo(7);
        }
    }

    private static void assertSame(TestHub hub, HttpServer dashboard, String path) {
        Reply ours = get(hub, dashboard.port(), path);

        assertThat(ours.status()).as(path).isEqualTo(200);
        assertThat(ours.body())
                .as(path)
                .isEqualTo(get(hub, hub.hub.port(), path).body());
    }

    @ParameterizedTest
    @ValueSource(strings = {"sqlite", "postgresql"})
    void nothing_canBeWritten(String engine) {
        Map<String, String> variables = variables(engine);
        HubSettings settings = TestHub.settings(folder, variables);
        try (TestHub hub = TestHub.start(folder, OpenDatabase.of(settings), clock, variables);
                OpenDatabase database = OpenDatabase.readOnly(settings)) {
            hub.device();
            String before = hub.state();
            HubStorage storage = database.storage();

            assertThatThrownBy(storage::check)
                    .isInstanceOf(StorageException.class)
                    .hasMessageMatching("(?s).*(is only read here|read-only transaction).*");
            assertThat(storage.admin().devices().list()).hasSize(1);
            assertThat(hub.state()).isEqualTo(before);
        }
    }

    @Test
    void pathsOfDevicesAndAdmins_areUnknown() throws IOException {
        HubSettings settings = TestHub.settings(folder, variables("sqlite"));
        try (TestHub hub = TestHub.start(folder, OpenDatabase.of(settings), clock, variables("sqlite"));
                OpenDatabase database = OpenDatabase.readOnly(settings);
                HttpServer dashboard = HubDashboard.start(settings, database.storage(), clock)) {
            TestDevice device = hub.device();
            URI address = URI.create("http://127.0.0.1:" + dashboard.port());
            for (Signing signed : new Signing[] {
                device.upload(Bodies.batch(START, 1), hub.now()),
                device.heartbeat(hub.now()),
                device.config(hub.now()),
                device.forget(hub.now()),
                device.enrol(hub.invite(1, false), hub.now())
            }) {
                assertThat(hub.send(signed.builder(address)).status())
                        .as(signed.request().path())
                        .isEqualTo(404);
            }
            HttpRequest.Builder invite = HttpRequest.newBuilder(address.resolve("/v1/admin/invites"))
                    .header("Authorization", "Bearer " + ADMIN_TOKEN);
            assertThat(hub.send(invite).status()).isEqualTo(404);
            assertThat(hub.send(invite.POST(BodyPublishers.ofString("{}"))).status())
                    .isEqualTo(404);
            assertThat(hub.send(HttpRequest.newBuilder(address.resolve("/api/v1/overview")))
                            .status())
                    .isEqualTo(401);
            assertThat(hub.send(HttpRequest.newBuilder(address.resolve("/v1/health/alive")))
                            .status())
                    .isEqualTo(200);
            assertThat(hub.send(HttpRequest.newBuilder(address)).body()).contains("<title>TokenSpeed</title>");
        }
    }

    @Test
    void databaseThatIsMissing_isToldAndNotMade() {
        HubSettings settings = TestHub.settings(folder, variables("sqlite"));
        Path file = settings.storage().databasePath();

        assertThatThrownBy(() -> OpenDatabase.readOnly(settings))
                .isInstanceOf(StorageException.class)
                .hasMessage("The database " + file + " does not exist; start the hub with it first.");
        assertThat(file.getParent()).doesNotExist();
    }

    @Test
    void databaseWithoutTables_isToldAndLeftAlone() throws IOException {
        HubSettings settings = TestHub.settings(folder, variables("sqlite"));
        Path file = settings.storage().databasePath();
        Files.createDirectories(file.getParent());
        Files.createFile(file);

        assertThatThrownBy(() -> OpenDatabase.readOnly(settings))
                .isInstanceOf(StorageException.class)
                .hasMessage("The database " + file + " holds no hub; start the hub with it first.");
        assertThat(file).isEmptyFile();
        assertThatThrownBy(() -> OpenDatabase.readOnly(TestHub.settings(folder, variables("postgresql"))))
                .isInstanceOf(StorageException.class)
                .hasMessage("The PostgreSQL database holds no hub; start the hub with it first.");
    }

    @Test
    void withoutAToken_nothingStarts() {
        HubSettings settings = TestHub.settings(folder, Map.of());
        try (TestHub hub = TestHub.start(folder, OpenDatabase.of(settings), clock, Map.of())) {
            assertThatThrownBy(() -> HubDashboard.start(settings, hub.storage, clock))
                    .isInstanceOf(ConfigException.class)
                    .hasMessage("TS_HUB_READ_TOKEN must be set, because nobody can read the dashboard without it.");
        }
    }

    private static Reply get(TestHub hub, int port, String path) {
        return hub.send(HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                .header("Authorization", "Bearer " + TOKEN));
    }
}
