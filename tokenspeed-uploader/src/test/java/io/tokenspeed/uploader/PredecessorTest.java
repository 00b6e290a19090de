package io.tokenspeed.uploader;

import static io.tokenspeed.uploader.Bench.MINUTE;
import static org.assertj.core.api.Assertions.assertThat;

import io.tokenspeed.model.predecessor.PredecessorQueue;
import io.tokenspeed.model.request.RecordKind;
import io.tokenspeed.model.usage.TokenSums;
import io.tokenspeed.testkit.conformance.StoredBucket;
import io.tokenspeed.testkit.fixture.TestRequests;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Sums that the predecessor left behind, and requests that it still sends itself. */
class PredecessorTest {
    @RegisterExtension
    private final Bench bench = new Bench();

    private final List<PredecessorQueue.Row> rows = new ArrayList<>();
    private boolean sends;

    @BeforeEach
    void leave() {
        bench.predecessor = new PredecessorQueue() {
            @Override
            public List<Row> unsent() {
                return rows;
            }

            @Override
            public boolean sentSince(long epochSecond) {
                return sends;
            }
        };
        bench.restart();
    }

    private static PredecessorQueue.Row row(long daysAgo, String model) {
        long start = Bench.START.getEpochSecond() - daysAgo * 86_400;
        return new PredecessorQueue.Row(
                start, start + 299, "moonshot", model, 3, new TokenSums(100, 5, 2, 0, 60, 10), null);
    }

    @Test
    void rowsLeftBehind_areTakenOverWithTheHistory() throws Exception {
        rows.add(row(2, "kimi-k2"));
        rows.add(row(2, "kimi-k2"));
        rows.add(row(50, "kimi-k2"));
        bench.enrol();
        bench.run(20 * MINUTE);
        assertThat(bench.hub.requests()).isZero();

        bench.uploader.control().enable(Bench.HUB, true);
        bench.run(20 * MINUTE);
        bench.run(20 * MINUTE);

        assertThat(bench.hub.requests()).isEqualTo(6);
        assertThat(bench.hub.tokens()).isEqualTo(2 * 167);
        assertThat(bench.hub.buckets().values())
                .extracting(
                        StoredBucket::revision,
                        bucket -> bucket.json().path("projectId").asText())
                .containsExactly(org.assertj.core.groups.Tuple.tuple(1, "none"));
    }

    @Test
    void rowsLeftBehind_giveWayToStoredRequests() throws Exception {
        rows.add(row(2, "kimi-k2"));
        bench.requests.put(TestRequests.opencode(RecordKind.STEP, "m1", "p1")
                .at(Bench.START.minusSeconds(2 * 86_400 - 10))
                .build());
        bench.enrol();
        bench.uploader.control().enable(Bench.HUB, true);

        bench.run(20 * MINUTE);

        assertThat(bench.hub.requests()).isEqualTo(1);
    }

    @Test
    void requestsThatThePluginSends_areLeftOut() throws Exception {
        sends = true;
        bench.enrol();
        bench.requests.put(TestRequests.opencode(RecordKind.STEP, "m1", "p1")
                .at(bench.time.instant())
                .build());
        bench.record();
        bench.run(20 * MINUTE);
        assertThat(bench.hub.requests()).isEqualTo(1);
        assertThat(bench.uploader.control().status().agreement().pluginSends()).isTrue();

        sends = false;
        bench.run(MINUTE);
        bench.requests.put(TestRequests.opencode(RecordKind.STEP, "m2", "p2")
                .at(bench.time.instant())
                .build());
        bench.run(20 * MINUTE);

        assertThat(bench.hub.requests()).isEqualTo(2);
    }
}
