package io.tokenspeed.testkit.contract.hub;

import static org.assertj.core.api.Assertions.assertThat;

import io.tokenspeed.model.hub.HubStorage;
import io.tokenspeed.model.hub.TokenStorage;
import io.tokenspeed.model.upload.Upload;
import io.tokenspeed.model.usage.UsageReader;
import io.tokenspeed.testkit.fixture.RandomUploads;
import io.tokenspeed.testkit.fixture.TestDevices;
import io.tokenspeed.testkit.memory.hub.InMemoryHubStorage;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Random uploads, revisions and erasures give the results of the reference storage, and random questions get its
 * answers, also in zones with clock changes or half-hour offsets. Sums never drift from the buckets.
 */
public abstract class HubAgreementContract extends HubStorageContract {
    private static final int ROUNDS = 8;
    private static final int CALLS = 4;
    private static final int LARGEST_CALL = 12;
    private static final int QUESTIONS = 10;

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void answers_afterRandomChanges_areThoseOfTheReference(long seed) {
        HubStorage reference = new InMemoryHubStorage();
        Random random = new Random(seed);
        List<String> devices = new ArrayList<>(
                IntStream.rangeClosed(1, 4).mapToObj(TestDevices::id).toList());
        devices.forEach(device -> TestDevices.enrol(hub(), device, false));
        devices.forEach(device -> TestDevices.enrol(reference, device, false));
        RandomUploads source = new RandomUploads(seed, devices);
        HubQuestions questions = new HubQuestions(random, devices);

        for (int round = 0; round < ROUNDS; round++) {
            storeSome(reference, source, random);
            if (round % 4 == 3) {
                eraseAndReplace(reference, devices, round);
            }
            assertThat(tokens().drift()).as("drift in round %d", round).isZero();
            for (int i = 0; i < QUESTIONS; i++) {
                assertSameAnswers(reference.tokens(), questions.next());
            }
        }
    }

    private void storeSome(HubStorage reference, RandomUploads source, Random random) {
        for (int call = 0; call < CALLS; call++) {
            List<Upload> uploads = IntStream.rangeClosed(0, random.nextInt(LARGEST_CALL))
                    .mapToObj(i -> source.next())
                    .toList();
            assertThat(uploads().store(uploads)).isEqualTo(reference.uploads().store(uploads));
        }
    }

    private void eraseAndReplace(HubStorage reference, List<String> devices, int round) {
        String erased = devices.remove(0);
        String next = TestDevices.id(100 + round);
        for (HubStorage storage : List.of(hub(), reference)) {
            assertThat(storage.admin().devices().erase(erased, TestDevices.ADMIN))
                    .isTrue();
            TestDevices.enrol(storage, next, false);
        }
        devices.add(next);
    }

    private void assertSameAnswers(TokenStorage reference, HubQuestions.Question about) {
        UsageReader usage = tokens().usage(about.deviceId());
        UsageReader right = reference.usage(about.deviceId());

        assertThat(usage.summary(about.filter())).as("summary, %s", about).isEqualTo(right.summary(about.filter()));
        assertThat(usage.breakdown(about.filter(), about.by()))
                .as("breakdown, %s", about)
                .isEqualTo(right.breakdown(about.filter(), about.by()));
        assertThat(usage.series(about.filter(), about.interval(), about.by()))
                .as("series, %s", about)
                .isEqualTo(right.series(about.filter(), about.interval(), about.by()));
        assertThat(usage.speeds(about.filter(), about.by()))
                .as("speeds, %s", about)
                .isEqualTo(right.speeds(about.filter(), about.by()));
        assertThat(usage.speedSeries(about.filter(), about.interval(), about.by()))
                .as("speed series, %s", about)
                .isEqualTo(right.speedSeries(about.filter(), about.interval(), about.by()));
        assertThat(tokens().latencies(about.deviceId(), about.filter()))
                .as("latencies, %s", about)
                .isEqualTo(reference.latencies(about.deviceId(), about.filter()));
        assertThat(tokens().byDevice(about.filter()))
                .as("by device, %s", about)
                .isEqualTo(reference.byDevice(about.filter()));
        assertThat(tokens().predecessor(about.deviceId()).breakdown(about.filter(), about.by()))
                .as("compatible, %s", about)
                .isEqualTo(reference.predecessor(about.deviceId()).breakdown(about.filter(), about.by()));
    }
}
