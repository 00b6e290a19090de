package io.tokenspeed.collector.telemetry;

import io.tokenspeed.model.request.ErrorKind;
import io.tokenspeed.model.request.Measured;
import io.tokenspeed.model.request.Request;
import io.tokenspeed.model.request.RequestTiming;
import io.tokenspeed.model.request.Speed;
import io.tokenspeed.model.request.SpeedBasis;
import io.tokenspeed.model.request.TokenCounts;
import org.jspecify.annotations.Nullable;

/**
 * What one attempt adds to a cell. An attempt with usage is a request, whatever its end; times are those of requests.
 *
 * @param instantMillis the instant that decides the cell
 * @param request whether the attempt has usage
 * @param failed why it failed without usage; null where it did not
 * @param tokens its tokens
 * @param cacheHit whether a cache of the program answered
 * @param times how long it took
 */
record Observation(
        long instantMillis,
        boolean request,
        @Nullable ErrorKind failed,
        TokenCounts tokens,
        boolean cacheHit,
        Times times) {
    private static final double MICROS_PER_MILLI = 1000;
    private static final double MILLI_TOKENS = 1e6;

    /** An attempt that ended after {@code now} was stamped by a clock that was set back since: it ends now. */
    static Observation of(Request attempt, long now) {
        boolean request = attempt.hasUsage();
        return new Observation(
                Math.min(attempt.timing().instantMillis(), now),
                request,
                request ? null : attempt.ending().errorKind(),
                attempt.tokens(),
                request && Boolean.TRUE.equals(attempt.labels().cacheHit()),
                request ? Times.of(attempt) : Times.UNKNOWN);
    }

    /** Returns what was measured; null where it is unknown. */
    @Nullable
    Long value(Measure measure) {
        return switch (measure) {
            case TOTAL -> times.total();
            case CONTEXT -> times.context;
            case LLM -> times.llm;
            case TTFT -> times.ttft;
            case DECODE ->
                times.decode.millis() == 0
                        ? null
                        : (Long) Math.round(times.decode.tokens() * MILLI_TOKENS / times.decode.millis());
        };
    }

    /**
     * Times in milliseconds; null where unknown.
     *
     * @param context building the prompt
     * @param llm from sending the request to the complete response
     * @param ttft from sending the request to the first token
     * @param decode the decode speed, or {@link Speed#UNKNOWN}
     */
    record Times(
            @Nullable Long context,
            @Nullable Long llm,
            @Nullable Long ttft,
            Speed decode) {
        static final Times UNKNOWN = new Times(null, null, null, Speed.UNKNOWN);

        static Times of(Request request) {
            Speed speed = request.speed();
            Speed decode = speed.basis() == SpeedBasis.EXACT_DECODE ? speed : Speed.UNKNOWN;
            Measured measured = request.measured();
            if (measured != null) {
                return new Times(
                        millis(measured.times().contextMicros()),
                        millis(measured.times().endMicros()),
                        millis(measured.times().firstMicros()),
                        decode);
            }
            RequestTiming timing = request.timing();
            Long first = timing.firstTokenAtMillis();
            Long start = timing.startedAtMillis();
            return new Times(
                    null,
                    known(timing.durationMillis()),
                    first == null || start == null ? null : known(first - start),
                    decode);
        }

        /** The parts are rounded on their own, so that they add up. */
        @Nullable
        Long total() {
            return llm == null || context == null ? llm : (Long) (context + llm);
        }

        private static @Nullable Long millis(@Nullable Long micros) {
            return micros == null ? null : known(Math.round(micros / MICROS_PER_MILLI));
        }

        /** A log whose clock was set back has times below 0. */
        private static @Nullable Long known(@Nullable Long millis) {
            return millis == null || millis < 0 ? null : millis;
        }
    }
}
