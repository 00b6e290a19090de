package io.tokenspeed.hub;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.tokenspeed.hub.testing.Bodies;
import io.tokenspeed.hub.testing.Reply;
import io.tokenspeed.hub.testing.Stores;
import io.tokenspeed.hub.testing.TestClock;
import io.tokenspeed.hub.testing.TestDevice;
import io.tokenspeed.hub.testing.TestHub;
import io.tokenspeed.model.hub.HubStorage;
import io.tokenspeed.testkit.memory.hub.InMemoryHubStorage;
import io.tokenspeed.uploader.dispatch.answer.RequestBodies;
import java.net.http.HttpRequest;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Members see the names of projects that devices agreed to show, and pseudonyms otherwise; others see neither. */
class ProjectAliasTest {
    private static final String TOKEN = "0123456789abcdef0123456789abcdef";
    private static final String PATH = "/v1/devices/self/project-aliases";
    private static final String PROJECT = "p_mAs1Z-MAh_yK2kB2taFg8A";
    private static final long START = TestHub.NOW - TestHub.NOW % 300 - 3_000;

    @TempDir
    private Path folder;

    private TestHub start(HubStorage storage) {
        return TestHub.start(
                folder,
                storage,
                new TestClock(TestHub.NOW),
                Map.of("TS_HUB_READ_TOKEN", TOKEN, "TS_HUB_DASHBOARD_ACCESS", "public"),
                null);
    }

    private static Reply tell(TestHub hub, TestDevice device, String aliases) {
        return hub.send(device.post(PATH, "{\"schemaVersion\":1,\"aliases\":[" + aliases + "]}", hub.now()));
    }

    private static String alias(String project, String name) {
        return "{\"projectId\":\"" + project + "\",\"name\":\"" + name + "\"}";
    }

    private static JsonNode read(TestHub hub, String path) {
        return hub.send(HttpRequest.newBuilder(hub.uri().resolve(path)).header("Authorization", "Bearer " + TOKEN))
                .json();
    }

    @ParameterizedTest
    @EnumSource(Stores.class)
    void members_seeTheName(Stores store) {
        try (TestHub hub = start(store.open(folder))) {
            TestDevice device = hub.device();
            hub.send(device.upload(Bodies.batch(START, 2), hub.now()));
            assertThat(read(hub, "/api/v1/facets?period=24h")
                            .at("/projects/0/label")
                            .asText())
                    .isEqualTo(PROJECT);

            Reply answer = tell(hub, device, alias(PROJECT, "Website für Ana"));

            assertThat(answer.status()).isEqualTo(200);
            assertThat(answer.json().get("aliases").asInt()).isEqualTo(1);
            assertThat(read(hub, "/api/v1/facets?period=24h")
                            .at("/projects/0/label")
                            .asText())
                    .isEqualTo("Website für Ana");
            assertThat(read(hub, "/api/v1/series?period=24h&group=project")
                            .at("/groups/0/label")
                            .asText())
                    .isEqualTo("Website für Ana");
            assertThat(read(hub, "/api/projects").at("/0/name").asText()).isEqualTo("Website für Ana");
            assertThat(read(hub, "/v1/dashboard/projects").at("/0/name").asText())
                    .isEqualTo("Website für Ana");
            assertThat(read(hub, "/v1/dashboard/projects")
                            .at("/0/anonProjectId")
                            .asText())
                    .isEqualTo(PROJECT);
        }
    }

    @Test
    void bodyOfTheLocalProgram_isTaken() {
        try (TestHub hub = start(new InMemoryHubStorage())) {
            TestDevice device = hub.device();

            Reply answer = hub.send(device.post(
                    PATH, RequestBodies.projectAliases(Map.of(PROJECT, "Büro & \"Werkstatt\" – 2")), hub.now()));

            assertThat(answer.status()).isEqualTo(200);
            assertThat(hub.storage.admin().projectAliases().names())
                    .isEqualTo(Map.of(PROJECT, "Büro & \"Werkstatt\" – 2"));
        }
    }

    @Test
    void strangers_neverSeeIt() {
        try (TestHub hub = start(new InMemoryHubStorage())) {
            for (int i = 0; i < 6; i++) {
                TestDevice device = hub.device();
                hub.send(device.upload(Bodies.batch(START, 1), hub.now()));
                tell(hub, device, alias(PROJECT, "Website"));
            }
            hub.clock.advance(2 * 86_400);
            hub.hub.parts().maintenance().everyNight();

            Reply report = hub.get("/api/v1/public");

            assertThat(report.json().at("/totals/requests").asLong()).isEqualTo(18);
            assertThat(report.body()).doesNotContain("Website", PROJECT);
            assertThat(hub.get("/api/v1/facets").body()).doesNotContain("Website");
        }
    }

    @Test
    void nothing_takesThemBack() {
        try (TestHub hub = start(new InMemoryHubStorage())) {
            TestDevice device = hub.device();
            hub.send(device.upload(Bodies.batch(START, 1), hub.now()));
            tell(hub, device, alias(PROJECT, "Website"));

            assertThat(tell(hub, device, "").status()).isEqualTo(200);

            assertThat(read(hub, "/api/projects").at("/0/name").asText()).isEqualTo(PROJECT);
        }
    }

    @Test
    void forget_takesThemAlong() {
        try (TestHub hub = start(new InMemoryHubStorage())) {
            TestDevice device = hub.device();
            tell(hub, device, alias(PROJECT, "Website"));

            hub.send(device.forget(hub.now()));

            assertThat(hub.storage.admin().projectAliases().names()).isEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"projectId\":\"p_mAs1Z-MAh_yK2kB2taFg8A\",\"name\":\"home/ana\"}",
                "{\"projectId\":\"p_mAs1Z-MAh_yK2kB2taFg8A\",\"name\":\"ana@example\"}",
                "{\"projectId\":\"p_mAs1Z-MAh_yK2kB2taFg8A\",\"name\":\"c:\\\\work\"}",
                "{\"projectId\":\"p_mAs1Z-MAh_yK2kB2taFg8A\",\"name\":\"\"}",
                "{\"projectId\":\"p_mAs1Z-MAh_yK2kB2taFg8A\",\"name\":\" a\"}",
                "{\"projectId\":\"p_mAs1Z-MAh_yK2kB2taFg8A\",\"name\":\"a\\u0007b\"}",
                "{\"projectId\":\"p_mAs1Z-MAh_yK2kB2taFg8A\",\"name\":\"a\\u202eb\"}",
                "{\"projectId\":\"p_mAs1Z-MAh_yK2kB2taFg8A\",\"name\":\"p_AAAAAAAAAAAAAAAAAAAAAA\"}",
                "{\"projectId\":\"none\",\"name\":\"a\"}",
                "{\"projectId\":\"/home/ana\",\"name\":\"a\"}",
                "{\"projectId\":\"p_mAs1Z-MAh_yK2kB2taFg8A\",\"name\":\"a\",\"path\":\"b\"}",
                "{\"projectId\":\"p_mAs1Z-MAh_yK2kB2taFg8A\",\"name\":\"a\"},{\"projectId\":\"p_mAs1Z-MAh_yK2kB2taFg8A\",\"name\":\"b\"}"
            })
    void wrongAliases_areRefusedAsAWhole(String aliases) {
        try (TestHub hub = start(new InMemoryHubStorage())) {
            TestDevice device = hub.device();

            assertThat(tell(hub, device, aliases).verdict()).isEqualTo("422 schema_invalid");

            assertThat(hub.storage.admin().projectAliases().names()).isEmpty();
        }
    }

    @Test
    void names_areLimitedInLengthAndNumber() {
        try (TestHub hub = start(new InMemoryHubStorage())) {
            TestDevice device = hub.device();

            assertThat(tell(hub, device, alias(PROJECT, "a".repeat(65))).verdict())
                    .isEqualTo("422 schema_invalid");
            assertThat(tell(hub, device, many(201)).verdict()).isEqualTo("422 schema_invalid");
            assertThat(tell(hub, device, many(200)).status()).isEqualTo(200);
            assertThat(hub.storage.admin().projectAliases().names()).hasSize(200);
        }
    }

    private static String many(int aliases) {
        return IntStream.range(0, aliases)
                .mapToObj(i -> alias("p_AAAAAAAAAAAAAAAAAAA%03d".formatted(i), "é".repeat(64)))
                .collect(Collectors.joining(","));
    }

    @Test
    void wrongSignature_changesNothing() {
        try (TestHub hub = start(new InMemoryHubStorage())) {
            TestDevice device = hub.device();
            TestDevice forger = device.with("k1", TestDevice.random().secret());

            assertThat(tell(hub, forger, alias(PROJECT, "Website")).verdict()).isEqualTo("401 signature_invalid");

            assertThat(hub.storage.admin().projectAliases().names()).isEmpty();
        }
    }
}
