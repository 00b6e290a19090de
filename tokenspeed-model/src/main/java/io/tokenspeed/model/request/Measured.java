package io.tokenspeed.model.request;

import static java.util.Comparator.comparing;
import static java.util.Comparator.naturalOrder;
import static java.util.Comparator.nullsLast;

import java.util.Comparator;
import org.jspecify.annotations.Nullable;

/**
 * What a program that saw the answer arrive measured of one attempt.
 *
 * @param source who measured
 * @param sentAtMillis when the request was sent, in milliseconds since the epoch
 * @param times the instants of the attempt
 * @param chunks the chunks of the answer
 * @param responseModel the model that answered where it differs from the one asked for; null otherwise
 */
public record Measured(
        MeasuredBy source,
        long sentAtMillis,
        StreamTimes times,
        StreamChunks chunks,
        @Nullable String responseModel) implements Comparable<Measured> {
    private static final int MIN_CHUNKS = 3;
    private static final long MIN_DECODE_MICROS = 100_000;
    private static final long MIN_TOLD_TOKENS = 20;
    private static final long MIN_TOLD_MICROS = 500_000;

    /** A total order, so that taking the smaller of two measurements is commutative, associative and idempotent. */
    private static final Comparator<Measured> ORDER = comparing(Measured::source)
            .thenComparing(Measured::sentAtMillis)
            .thenComparing(measured -> measured.times.endMicros())
            .thenComparing(measured -> measured.times.contextMicros(), nullsLast(naturalOrder()))
            .thenComparing(measured -> measured.times.firstMicros(), nullsLast(naturalOrder()))
            .thenComparing(measured -> measured.times.answerMicros(), nullsLast(naturalOrder()))
            .thenComparing(measured -> measured.times.lastMicros(), nullsLast(naturalOrder()))
            .thenComparing(measured -> measured.chunks.all())
            .thenComparing(measured -> measured.chunks.answer())
            .thenComparing(measured -> measured.chunks.gapP50Micros(), nullsLast(naturalOrder()))
            .thenComparing(measured -> measured.chunks.gapP95Micros(), nullsLast(naturalOrder()))
            .thenComparing(Measured::responseModel, nullsLast(naturalOrder()));

    /**
     * Returns the speed of an attempt: decode speed where the stream allows it, else the end-to-end speed, else
     * {@link Speed#UNKNOWN}. Where reasoning was billed and the answer's chunks are known, the decode speed is that of
     * the answer alone, because hidden reasoning is generated before the first chunk arrives. A tool
     * that tells its times by OpenTelemetry counts no chunks; its time and tokens must be larger instead.
     */
    public Speed speed(TokenCounts tokens, Status status) {
        if (status != Status.OK || tokens.source() != UsageSource.REPORTED || !tokens.outputReliable()) {
            return Speed.UNKNOWN;
        }
        Speed decode = decode(tokens);
        return decode.basis() == SpeedBasis.NONE ? endToEnd(tokens) : decode;
    }

    private Speed decode(TokenCounts tokens) {
        Long last = times.lastMicros();
        Long first = times.firstMicros();
        Long answer = times.answerMicros();
        if (last == null || first == null) {
            return Speed.UNKNOWN;
        }
        if (source == MeasuredBy.OTEL) {
            boolean enough = tokens.output() >= MIN_TOLD_TOKENS && last - first >= MIN_TOLD_MICROS;
            return enough ? decode(tokens.output(), last - first) : Speed.UNKNOWN;
        }
        if (chunks.all() < MIN_CHUNKS) {
            return Speed.UNKNOWN;
        }
        if (tokens.reasoning() > 0 && answer != null && chunks.answer() >= MIN_CHUNKS) {
            return decode(tokens.output() - tokens.reasoning(), last - answer);
        }
        return decode(tokens.output(), last - first);
    }

    private static Speed decode(long tokens, long micros) {
        return tokens >= 2 && micros >= MIN_DECODE_MICROS
                ? new Speed(SpeedBasis.EXACT_DECODE, tokens - 1, millis(micros))
                : Speed.UNKNOWN;
    }

    private Speed endToEnd(TokenCounts tokens) {
        long millis = millis(times.endMicros());
        return tokens.output() >= 1 && millis > 0
                ? new Speed(SpeedBasis.EXACT_E2E, tokens.output(), millis)
                : Speed.UNKNOWN;
    }

    /** Returns how long the attempt took, in whole milliseconds. */
    long latencyMillis() {
        return millis(times.endMicros());
    }

    /** Returns the time to the first token in whole milliseconds; null where nothing was streamed. */
    @Nullable
    Long ttftMillis() {
        Long first = times.firstMicros();
        return first == null ? null : (Long) millis(first);
    }

    private static long millis(long micros) {
        return Math.round(micros / 1000.0);
    }

    @Override
    public int compareTo(Measured other) {
        return ORDER.compare(this, other);
    }
}
