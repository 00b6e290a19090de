package io.tokenspeed.testkit.contract;

import static io.tokenspeed.testkit.fixture.TestRequests.recorded;
import static org.assertj.core.api.Assertions.assertThat;

import io.tokenspeed.model.request.Measured;
import io.tokenspeed.model.request.MeasuredBy;
import io.tokenspeed.model.request.Request;
import io.tokenspeed.model.request.RequestLabels;
import io.tokenspeed.model.request.SpeedBasis;
import io.tokenspeed.model.request.StreamChunks;
import io.tokenspeed.model.request.StreamTimes;
import io.tokenspeed.model.storage.ImportBatch;
import io.tokenspeed.model.storage.ImportWriter;
import io.tokenspeed.model.storage.LocalStorage;
import io.tokenspeed.model.storage.RequestSink;
import io.tokenspeed.model.usage.PooledSpeed;
import io.tokenspeed.testkit.fixture.RandomRequests;
import io.tokenspeed.testkit.fixture.TestTokens;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Requests that a program records as they happen are stored with what it measured and with its labels. */
public abstract class RecordingContract extends LocalStorageContract {
    private static final Measured STREAM = new Measured(
            MeasuredBy.RECORDER,
            1_770_000_000_000L,
            new StreamTimes(120_000L, 300_000L, 500_000L, 1_500_000L, 1_510_000L),
            new StreamChunks(40, 30, 24_000L, 90_000L),
            "gpt-5.5-2026-01-01");

    private static final Measured BLOCKING = new Measured(
            MeasuredBy.RECORDER,
            1_770_000_000_000L,
            new StreamTimes(null, null, null, null, 2_000_000L),
            StreamChunks.NONE,
            null);

    private static final RequestLabels LABELS =
            new RequestLabels("u17", "support", Map.of("feature", "a=b&c", "tier", "ü 漢"), "chat", "abc-1", true);

    @Test
    void store_measuredAndLabelled_comesBackAsStored() throws IOException {
        LocalStorage storage = storage();
        List<Request> requests = List.of(
                recorded("a").at("2026-03-10T10:00:00Z").build().with(STREAM, LABELS),
                recorded("b").at("2026-03-10T10:00:01Z").build().with(BLOCKING, RequestLabels.NONE),
                recorded("c").at("2026-03-10T10:00:02Z").build().with(null, LABELS),
                recorded("d").at("2026-03-10T10:00:03Z").build());

        assertThat(record(storage, requests)).isZero();

        assertThat(requests(storage)).isEqualTo(requests);
    }

    @Test
    void store_twice_countsOnce() throws IOException {
        LocalStorage storage = storage();
        List<Request> requests = List.of(
                recorded("a").build().with(STREAM, LABELS), recorded("b").build());

        record(storage, requests);
        record(storage, requests);

        assertThat(storage.usage().summary(EVERYTHING).requests()).isEqualTo(2);
        assertThat(requests(storage)).containsExactlyInAnyOrderElementsOf(requests);
    }

    @Test
    void store_partsOfOneAttempt_areMerged() throws IOException {
        LocalStorage storage = storage();
        Request attempt = recorded("a").build();

        record(storage, List.of(attempt.with(STREAM, RequestLabels.NONE)));
        record(storage, List.of(attempt.with(null, LABELS)));
        store(storage, List.of(attempt));

        assertThat(requests(storage)).containsExactly(attempt.with(STREAM, LABELS));
    }

    @Test
    void store_hiddenReasoning_doesNotCountForTheSpeed() throws IOException {
        LocalStorage storage = storage();

        Request request = recorded("a")
                .tokens(TestTokens.reasoned(100, 2_100, 2_000))
                .speed(SpeedBasis.EXACT_DECODE, 1_000L)
                .build();

        record(storage, List.of(request.with(STREAM, LABELS)));

        assertThat(storage.usage().summary(EVERYTHING).speeds().decode()).isEqualTo(new PooledSpeed(1, 99, 1_000));
    }

    @Test
    void store_besideAnImport_losesNothingOfBoth() throws IOException {
        LocalStorage storage = storage();
        List<Request> logged = new RandomRequests(3).records(60);
        List<Request> expected = new ArrayList<>();
        try (ImportWriter writer = storage.beginImport();
                RequestSink sink = storage.recording()) {
            for (int i = 0; i < 30; i++) {
                Request recorded = recorded("r" + i).build().with(STREAM, LABELS);
                expected.add(recorded);
                sink.store(List.of(recorded));
                writer.commit(new ImportBatch(logged.subList(2 * i, 2 * i + 2), List.of()));
            }
        }
        LocalStorage alone = storage();
        store(alone, logged.subList(0, 60));
        expected.addAll(requests(alone));

        assertThat(requests(storage)).containsExactlyInAnyOrderElementsOf(expected);
    }

    private static int record(LocalStorage storage, List<Request> requests) throws IOException {
        try (RequestSink sink = storage.recording()) {
            return sink.store(requests);
        }
    }
}
