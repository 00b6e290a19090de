package io.tokenspeed.testkit.metric;

import io.tokenspeed.model.metric.WindowSums;
import io.tokenspeed.model.request.ErrorKind;
import io.tokenspeed.model.request.Measured;
import io.tokenspeed.model.request.Request;
import io.tokenspeed.model.request.RequestTiming;
import io.tokenspeed.model.request.Status;
import io.tokenspeed.model.usage.AttemptCounts;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Metrics of a plain list of attempts.
 *
 * @param attempts the attempts
 */
record NaiveMetrics(List<Request> attempts) {
    /** Returns the metrics of the attempts from an instant on, until another one, which is left out. */
    NaiveMetrics between(Instant from, Instant to) {
        return new NaiveMetrics(attempts.stream()
                .filter(attempt -> attempt.timing().instantMillis() >= from.toEpochMilli())
                .filter(attempt -> attempt.timing().instantMillis() < to.toEpochMilli())
                .toList());
    }

    private List<Request> requests() {
        return attempts.stream().filter(Request::hasUsage).toList();
    }

    private long count(Status status) {
        return attempts.stream()
                .filter(attempt -> !attempt.hasUsage() && attempt.ending().status() == status)
                .count();
    }

    long failed(ErrorKind kind) {
        return attempts.stream()
                .filter(attempt -> !attempt.hasUsage() && attempt.ending().errorKind() == kind)
                .count();
    }

    WindowSums sums() {
        return new WindowSums(
                new AttemptCounts(requests().size(), count(Status.FAILED), count(Status.CANCELLED)),
                requests().stream()
                        .mapToLong(request -> request.tokens().prompt())
                        .sum(),
                requests().stream()
                        .mapToLong(request -> request.tokens().output())
                        .sum(),
                requests().stream()
                        .filter(request -> Objects.equals(request.labels().cacheHit(), true))
                        .count());
    }

    /** Returns the known times of the requests in milliseconds, from the smallest on. */
    List<Long> sorted(Function<Request, @Nullable Long> time) {
        return requests().stream().map(time).filter(Objects::nonNull).sorted().toList();
    }

    static @Nullable Long context(Request request) {
        Measured measured = request.measured();
        return measured == null ? null : millis(measured.times().contextMicros());
    }

    static @Nullable Long llm(Request request) {
        Measured measured = request.measured();
        return measured == null
                ? request.timing().durationMillis()
                : millis(measured.times().endMicros());
    }

    static @Nullable Long total(Request request) {
        Long context = context(request);
        Long llm = llm(request);
        return llm == null ? null : (Long) (llm + (context == null ? 0 : context));
    }

    static @Nullable Long ttft(Request request) {
        Measured measured = request.measured();
        RequestTiming timing = request.timing();
        if (measured != null) {
            return millis(measured.times().firstMicros());
        }
        return timing.firstTokenAtMillis() == null || timing.startedAtMillis() == null
                ? null
                : (Long) (timing.firstTokenAtMillis() - timing.startedAtMillis());
    }

    private static @Nullable Long millis(@Nullable Long micros) {
        return micros == null ? null : (Long) Math.round(micros / 1000.0);
    }
}
