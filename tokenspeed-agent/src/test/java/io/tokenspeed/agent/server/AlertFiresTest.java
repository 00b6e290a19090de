package io.tokenspeed.agent.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.sun.net.httpserver.HttpServer;
import io.tokenspeed.agent.command.CommandRun;
import io.tokenspeed.agent.local.LocalWorkspace;
import io.tokenspeed.model.environment.Environment;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** From stored requests to an alert that somebody gets, with names of models that should stay on the machine. */
class AlertFiresTest {
    private static final String CANARY = "/home/ada/secret";

    @TempDir
    private Path home;

    @Test
    void rule_violatedWhenTheServerStarts_everybodyIsToldWithoutPrivateNames() throws Exception {
        List<String> bodies = Collections.synchronizedList(new ArrayList<>());
        HttpServer receiver = receiver(bodies);
        long now = Instant.now().toEpochMilli();
        PluginDatabase plugin = PluginDatabase.newest(TestServer.database(home));
        plugin.write(request("a", now - 9_000));
        plugin.write(request("b", now - 8_000));
        String url = "http://127.0.0.1:" + receiver.getAddress().getPort() + "/canary";
        alerts(url, "alerts", "target", "add", "ops", "webhook");
        alerts(
                url,
                "alerts",
                "add",
                "velocity",
                "measure=requests",
                "threshold=1",
                "targets=log,website,ops",
                "id=busy",
                "model=" + CANARY);

        try (TestServer server = TestServer.start(home)) {
            TestServer.awaitThat(() -> !bodies.isEmpty());
            JsonNode events = server.json("/api/alerts/events");
            String token = Files.readString(TestServer.database(home).resolveSibling("local-token"))
                    .strip();
            String overview = server.get("/api/metrics/alerts", "Authorization", "Bearer " + token)
                    .body();

            assertThat(bodies.get(0)).contains("\"type\":\"alert.fired\"", "\"ruleId\":\"busy\"", "\"value\":2");
            assertThat(events.path("events").size()).isEqualTo(1);
            assertThat(TestServer.parse(overview).path("firing").asInt()).isEqualTo(1);
            assertThat(bodies.get(0) + events + overview).doesNotContain("ada", "secret", "canary", "whsec_");
        } finally {
            receiver.stop(0);
        }
        CommandRun list = alerts(url, "alerts");
        assertThat(list.out()).containsPattern("busy +firing +2 requests").doesNotContain("secret");
        assertThat(alerts(url, "alerts", "history").out()).contains("busy").doesNotContain("secret");
    }

    private static PluginRow request(String id, long endedAt) {
        PluginRow row = PluginRow.endedAt(id, endedAt);
        return new PluginRow(
                id,
                row.session(),
                CANARY,
                CANARY,
                row.provider(),
                row.tokens(),
                row.startedAt(),
                row.completedAt(),
                row.cost());
    }

    private CommandRun alerts(String url, String... arguments) {
        String database = TestServer.database(home).toString();
        Environment placed = new Environment(Map.of("TS_DB_PATH", database), home, home);
        try (LocalWorkspace workspace = new LocalWorkspace(placed, Clock.systemUTC())) {
            CommandRun run = new CommandRun(workspace).with("TS_ALERT_URL", url).run(arguments);
            assertThat(run.err()).isEmpty();
            return run;
        }
    }

    private static HttpServer receiver(List<String> bodies) throws Exception {
        HttpServer receiver = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        receiver.createContext("/", exchange -> {
            bodies.add(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
            exchange.sendResponseHeaders(204, -1);
            exchange.close();
        });
        receiver.start();
        return receiver;
    }
}
