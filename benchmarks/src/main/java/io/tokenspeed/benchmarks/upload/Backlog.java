package io.tokenspeed.benchmarks.upload;

import io.tokenspeed.model.request.RecordKind;
import io.tokenspeed.model.request.Request;
import io.tokenspeed.model.request.RequestDetails;
import io.tokenspeed.model.request.RequestEnding;
import io.tokenspeed.model.request.RequestKey;
import io.tokenspeed.model.request.RequestPlace;
import io.tokenspeed.model.request.RequestTiming;
import io.tokenspeed.model.request.SpeedBasis;
import io.tokenspeed.model.request.TokenCounts;
import io.tokenspeed.model.request.UsageSource;
import io.tokenspeed.model.storage.ImportBatch;
import io.tokenspeed.model.storage.ImportWriter;
import io.tokenspeed.store.SqliteLocalStorage;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Requests of three models, spread evenly over the 29 days before an instant, {@code perRecord} in each record that is
 * sent.
 */
final class Backlog {
    private static final long SPAN_MILLIS = 29 * 86_400_000L;
    private static final int BATCH = 1_000;
    private static final List<String> MODELS = List.of("claude-opus-4-8", "claude-sonnet-4-6", "claude-haiku-4-5");

    private final int requests;
    private final int perRecord;
    private final long end;
    private int made;

    /**
     * Writes no request yet.
     *
     * @param records how many records the requests become, if each model has at most one record per bucket
     * @param end the instant before which all requests end, in milliseconds since the epoch
     */
    Backlog(int records, int perRecord, long end) {
        this.requests = records * perRecord;
        this.perRecord = perRecord;
        this.end = end;
    }

    int requests() {
        return requests;
    }

    /** Stores the requests the way an import does. */
    void writeTo(SqliteLocalStorage storage) {
        try (ImportWriter writer = storage.beginImport()) {
            writer.commit(this::next);
        }
    }

    private @Nullable ImportBatch next() {
        if (made == requests) {
            return null;
        }
        List<Request> batch = new ArrayList<>();
        while (batch.size() < BATCH && made < requests) {
            batch.add(request(made++));
        }
        return new ImportBatch(batch, List.of());
    }

    private Request request(int number) {
        int record = number / perRecord;
        long buckets = (requests / perRecord + MODELS.size() - 1) / MODELS.size();
        long at = end - SPAN_MILLIS + record / MODELS.size() * (SPAN_MILLIS / buckets);
        RequestDetails details = new RequestDetails(
                new RequestPlace(
                        0,
                        "session-" + record / 100,
                        "message-" + number,
                        "/home/dev/code/project",
                        MODELS.get(record % MODELS.size()),
                        "anthropic",
                        null),
                new RequestTiming(
                        at - 2_000 - number % 5_000, null, at, SpeedBasis.E2E_APPROX, 2_000L + number % 5_000),
                RequestEnding.OK);
        TokenCounts tokens = new TokenCounts(
                100 + number % 900,
                10_000 + number % 50_000,
                0,
                0,
                50 + number % 950,
                0,
                false,
                UsageSource.REPORTED,
                true);
        return new Request(new RequestKey("claude", "message-" + number), RecordKind.SINGLE, tokens, null, details);
    }
}
