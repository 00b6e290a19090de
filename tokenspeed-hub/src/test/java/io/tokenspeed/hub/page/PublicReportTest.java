package io.tokenspeed.hub.page;

import static io.tokenspeed.testkit.fixture.TestDevices.ADMIN;
import static io.tokenspeed.testkit.fixture.TestDevices.NOON;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.tokenspeed.hub.testing.Stores;
import io.tokenspeed.hub.testing.TestClock;
import io.tokenspeed.hub.testing.TestHub;
import io.tokenspeed.model.bucket.BucketErrors;
import io.tokenspeed.model.bucket.BucketHistograms;
import io.tokenspeed.model.bucket.BucketKey;
import io.tokenspeed.model.bucket.BucketSpeed;
import io.tokenspeed.model.bucket.BucketSums;
import io.tokenspeed.model.hub.HubStorage;
import io.tokenspeed.model.usage.TokenSums;
import io.tokenspeed.testkit.fixture.TestBuckets;
import io.tokenspeed.testkit.memory.hub.InMemoryHubStorage;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What a hub shows to everybody, from uploads to the answer. */
class PublicReportTest {
    private static final long DAY = 86_400;
    private static final String REPORT = "/api/v1/public?days=7";

    @TempDir
    private Path folder;

    private final TestClock clock = new TestClock(NOON);
    private final List<String> devices = new ArrayList<>();

    private TestHub start(HubStorage storage, Map<String, String> variables) {
        TestHub hub = TestHub.start(folder, storage, clock, variables, null);
        hub.hub.parts().maintenance().everyNight();
        return hub;
    }

    /** A public hub with six devices that used one model of Anthropic's, and three of them one of OpenAI's. */
    private TestHub start(HubStorage storage) {
        TestHub hub = start(storage, Map.of("TS_HUB_DASHBOARD_ACCESS", "public"));
        for (int device = 1; device <= 6; device++) {
            devices.add(hub.device().deviceId());
            send(storage, device, NOON, "anthropic", "claude-sonnet-4-5");
            if (device <= 3) {
                send(storage, device, NOON, "openai", "gpt-5");
            }
        }
        return hub;
    }

    /** Lets the time come at which the day of noon is published. */
    private static void publish(TestHub hub) {
        hub.clock.advance(2 * DAY);
        hub.hub.parts().maintenance().everyNight();
    }

    private void send(HubStorage storage, int device, long at, String provider, String model) {
        BucketKey key = new BucketKey(at, 300, "p_mAs1Z-MAh_yK2kB2taFg8A", "codex", provider, model);
        BucketSums sums = new BucketSums(
                10 + device,
                BucketErrors.NONE,
                new TokenSums(900, 0, 0, 0, 100, 0),
                1_000_000_000L,
                0,
                new BucketSpeed(0, 0, 100, 2_000, 0),
                BucketHistograms.EMPTY);
        storage.uploads().store(List.of(TestBuckets.upload(devices.get(device - 1), TestBuckets.record(key, 1, sums))));
    }

    @ParameterizedTest
    @EnumSource(Stores.class)
    void report_showsWhatManyDidAndNothingOfFew(Stores store) {
        try (TestHub hub = start(store.open(folder))) {
            publish(hub);
            JsonNode report = hub.get(REPORT).json();

            assertThat(report.at("/meta/from").asText()).isEqualTo("2026-03-04");
            assertThat(report.at("/meta/to").asText()).isEqualTo("2026-03-11");
            assertThat(report.at("/totals"))
                    .hasToString(
                            "{\"requests\":81,\"totalTokens\":6000,\"outputTokens\":600,"
                                    + "\"totalCost\":6.0,\"totalCostNanoUsd\":6000000000,\"e2eTps\":50.0,\"devicesAtLeast\":5}");
            assertThat(report.at("/columns/requests")).hasToString("[null,null,null,null,null,null,81]");
            assertThat(report.get("providers")).hasSize(1);
            assertThat(report.at("/models/0/model").asText()).isEqualTo("claude-sonnet-4-5");
            assertThat(report.at("/models/0/measures")).isEqualTo(report.get("totals"));
            assertThat(hub.get(REPORT).body()).doesNotContain("openai", "gpt-5", "tsd_", "p_mAs1Z");
        }
    }

    @Test
    void rareModels_areShownTogether() {
        HubStorage storage = new InMemoryHubStorage();
        try (TestHub hub = start(storage)) {
            send(storage, 5, NOON + 600, "google", "gemini-3");
            send(storage, 6, NOON + 600, "google", "gemini-3");
            publish(hub);
            JsonNode other = hub.get(REPORT).json().at("/models/1");

            assertThat(other.get("provider").isNull()).isTrue();
            assertThat(other.get("model").isNull()).isTrue();
            assertThat(other.at("/measures/requests").asLong()).isEqualTo(11 + 12 + 13 + 15 + 16);
            assertThat(hub.get(REPORT).body()).doesNotContain("google", "gemini");
        }
    }

    @Test
    void publishedDay_staysAsItIsAndANewOneWaits() {
        HubStorage storage = new InMemoryHubStorage();
        try (TestHub hub = start(storage)) {
            publish(hub);
            String before = hub.get(REPORT).body();

            send(storage, 1, NOON + 3600, "anthropic", "claude-sonnet-4-5");
            for (int device = 1; device <= 6; device++) {
                send(storage, device, NOON + DAY, "anthropic", "claude-sonnet-4-5");
            }
            hub.clock.advance(DAY / 2 - 1);
            hub.hub.parts().maintenance().everyNight();
            assertThat(hub.get(REPORT).body()).isEqualTo(before);

            hub.clock.advance(61);
            hub.hub.parts().maintenance().everyNight();
            assertThat(hub.get(REPORT).json().at("/columns/requests")).hasToString("[null,null,null,null,null,81,81]");
        }
    }

    @ParameterizedTest
    @EnumSource(Stores.class)
    void erasedDevice_takesWhatItHadAShareIn(Stores store) {
        HubStorage storage = store.open(folder);
        try (TestHub hub = start(storage)) {
            publish(hub);
            assertThat(hub.get(REPORT).json().at("/totals/requests").asLong()).isEqualTo(81);

            storage.admin().devices().erase(devices.get(5), ADMIN);
            hub.clock.advance(61);
            hub.hub.parts().maintenance().everyNight();

            assertThat(hub.get(REPORT).json().at("/totals/requests").isNull()).isTrue();
            assertThat(hub.get(REPORT).json().get("models")).isEmpty();
        }
    }

    @Test
    void largerCohort_hidesWhatWasPublishedForASmallerOne() {
        HubStorage storage = new InMemoryHubStorage();
        try (TestHub hub = start(storage)) {
            publish(hub);
            assertThat(hub.get(REPORT).json().get("models")).hasSize(1);
        }

        try (TestHub hub =
                start(storage, Map.of("TS_HUB_DASHBOARD_ACCESS", "public", "TS_HUB_DASHBOARD_COHORT", "7"))) {
            assertThat(hub.get(REPORT).json().get("models")).isEmpty();
            assertThat(hub.get(REPORT).json().at("/meta/fewestDevices").asInt()).isEqualTo(7);
        }
    }

    @Test
    void members_publishNothing() {
        HubStorage storage = new InMemoryHubStorage();
        try (TestHub hub = start(storage, Map.of())) {
            assertThat(hub.get(REPORT).status()).isEqualTo(401);
        }

        assertThat(storage.admin().published().days(LocalDate.EPOCH, LocalDate.parse("2030-01-01")))
                .isEmpty();
    }
}
