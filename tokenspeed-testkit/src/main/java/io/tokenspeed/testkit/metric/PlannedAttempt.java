package io.tokenspeed.testkit.metric;

import io.tokenspeed.model.request.Billing;
import io.tokenspeed.model.request.Measured;
import io.tokenspeed.model.request.MeasuredBy;
import io.tokenspeed.model.request.ProviderIds;
import io.tokenspeed.model.request.RecordKind;
import io.tokenspeed.model.request.Request;
import io.tokenspeed.model.request.RequestDetails;
import io.tokenspeed.model.request.RequestEnding;
import io.tokenspeed.model.request.RequestKey;
import io.tokenspeed.model.request.RequestLabels;
import io.tokenspeed.model.request.RequestPlace;
import io.tokenspeed.model.request.RequestTiming;
import io.tokenspeed.model.request.Speed;
import io.tokenspeed.model.request.SpeedBasis;
import io.tokenspeed.model.request.StreamChunks;
import io.tokenspeed.model.request.StreamTimes;
import io.tokenspeed.model.request.TokenCounts;
import java.time.Instant;

/**
 * An attempt without its name.
 *
 * @param millisAgo when it was sent, in milliseconds before the script's end
 * @param times how long it took
 * @param place the model
 * @param labels for whom it was made
 * @param ending how it ended
 * @param tokens the tokens
 */
record PlannedAttempt(
        long millisAgo,
        Times times,
        RequestPlace place,
        RequestLabels labels,
        RequestEnding ending,
        TokenCounts tokens) {
    private static final int CHUNKS = 40;

    /**
     * The times of an attempt.
     *
     * @param stream the instants
     * @param measured whether somebody measured them; otherwise only the log's milliseconds are known
     */
    record Times(StreamTimes stream, boolean measured) {}

    /** Returns the attempt, which ends at {@code now} at the latest. */
    Request request(String name, Instant now) {
        long took = millis(times.stream.endMicros());
        long sent = now.toEpochMilli() - Math.max(took, millisAgo);
        Measured measured = times.measured
                ? new Measured(
                        MeasuredBy.RECORDER, sent, times.stream, new StreamChunks(CHUNKS, CHUNKS, null, null), null)
                : null;
        Speed speed = measured == null ? Speed.UNKNOWN : measured.speed(tokens, ending.status());
        Long first = times.stream.firstMicros();
        RequestTiming timing = new RequestTiming(
                sent,
                first == null ? null : (Long) (sent + millis(first)),
                sent + took,
                speed.basis(),
                speed.basis() == SpeedBasis.NONE ? null : (Long) speed.millis());
        return new Request(
                new RequestKey("script", name),
                RecordKind.SINGLE,
                tokens,
                Billing.NONE,
                null,
                ProviderIds.NONE,
                new RequestDetails(place(name), timing, ending),
                measured,
                labels);
    }

    private RequestPlace place(String name) {
        return new RequestPlace(0, "session", name, null, place.model(), place.provider(), null);
    }

    private static long millis(long micros) {
        return Math.round(micros / 1000.0);
    }
}
