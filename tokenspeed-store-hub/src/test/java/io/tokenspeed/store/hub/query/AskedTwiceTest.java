package io.tokenspeed.store.hub.query;

import static org.assertj.core.api.Assertions.assertThat;

import io.tokenspeed.model.histogram.Histogram;
import io.tokenspeed.model.hub.HubStorage;
import io.tokenspeed.model.time.Interval;
import io.tokenspeed.model.time.TimeRange;
import io.tokenspeed.model.usage.Dimension;
import io.tokenspeed.model.usage.UsageFilter;
import io.tokenspeed.model.usage.UsageReader;
import io.tokenspeed.store.hub.EmptyHubs;
import io.tokenspeed.store.hub.SqlHubStorage;
import io.tokenspeed.testkit.fixture.RandomUploads;
import io.tokenspeed.testkit.fixture.TestDevices;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A storage that was asked before answers like one that was not, whatever was uploaded or erased between. */
class AskedTwiceTest {
    private static final int ROUNDS = 40;
    private static final List<String> ZONES = List.of("UTC", "Europe/Amsterdam", "Asia/Kolkata", "Australia/Lord_Howe");

    @TempDir
    private static Path folder;

    @Test
    void answers_betweenUploads_areThoseOfAStorageThatWasNotAsked() {
        Path path = new EmptyHubs(folder).path();
        try (SqlHubStorage hub = SqlHubStorage.sqlite(path)) {
            List<String> devices = List.of(TestDevices.active(hub, 1), TestDevices.active(hub, 2));
            RandomUploads uploads = new RandomUploads(5, devices);
            Random random = new Random(5);
            for (int i = 0; i < ROUNDS; i++) {
                hub.uploads().store(List.of(uploads.next()));
                if (i == ROUNDS / 2) {
                    hub.tokens().erase(devices.get(0));
                }
                UsageFilter filter = filter(random);
                String device = random.nextBoolean() ? null : devices.get(1);
                try (HubStorage fresh = SqlHubStorage.readOnlySqlite(path)) {
                    assertThat(answers(hub.tokens().usage(device), filter))
                            .isEqualTo(answers(fresh.tokens().usage(device), filter));
                    assertThat(hub.tokens().byDevice(filter))
                            .isEqualTo(fresh.tokens().byDevice(filter));
                }
            }
        }
    }

    @Test
    void waits_ofCells_areThoseOfThePointsOfTheSeries() {
        try (SqlHubStorage hub = SqlHubStorage.sqlite(new EmptyHubs(folder).path())) {
            RandomUploads uploads = new RandomUploads(6, List.of(TestDevices.active(hub, 1)));
            Random random = new Random(6);
            for (int i = 0; i < ROUNDS; i++) {
                hub.uploads().store(List.of(uploads.next()));
                UsageFilter filter = filter(random);
                Map<Integer, Histogram> expected = new HashMap<>();
                hub.tokens()
                        .usage(null)
                        .speedSeries(filter, Interval.HOUR, List.of())
                        .forEach(point ->
                                expected.merge(hour(point.start()), point.row().ttft(), Histogram::merge));

                assertThat(hub.tokens().usage(null).waits(filter, Interval.HOUR, AskedTwiceTest::hour))
                        .isEqualTo(expected);
            }
        }
    }

    private static int hour(Instant start) {
        return start.atZone(ZoneOffset.UTC).getHour();
    }

    private static UsageFilter filter(Random random) {
        UsageFilter all = UsageFilter.all(ZoneId.of(ZONES.get(random.nextInt(ZONES.size()))));
        Instant from = Instant.ofEpochSecond(RandomUploads.START + 60L * random.nextInt(60 * RandomUploads.HOURS / 2));
        return switch (random.nextInt(3)) {
            case 0 -> all;
            case 1 -> all.withTool(RandomUploads.TOOLS.get(0));
            default -> all.during(new TimeRange(from, from.plusSeconds(random.nextInt(200_000))));
        };
    }

    private static List<Object> answers(UsageReader usage, UsageFilter filter) {
        List<Object> answers = new ArrayList<>();
        answers.add(usage.summary(filter));
        answers.add(usage.speeds(filter, List.of(Dimension.PROVIDER, Dimension.MODEL)));
        for (Interval interval : Interval.values()) {
            answers.add(usage.series(filter, interval, List.of(Dimension.PROJECT)));
            answers.add(usage.speedSeries(filter, interval, List.of()));
        }
        return answers;
    }
}
