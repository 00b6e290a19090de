package io.tokenspeed.agent.server.track;

import io.tokenspeed.model.request.Measured;
import io.tokenspeed.model.request.MeasuredBy;
import io.tokenspeed.model.request.RequestTiming;
import io.tokenspeed.model.request.Speed;
import io.tokenspeed.model.request.SpeedBasis;
import io.tokenspeed.model.request.StreamChunks;
import io.tokenspeed.model.request.StreamTimes;
import io.tokenspeed.model.request.TokenCounts;
import io.tokenspeed.model.track.InteractionEnding;
import io.tokenspeed.server.json.ClosedObject;
import org.jspecify.annotations.Nullable;

/**
 * Reads what a program measured of a chat: either the time to the first token in milliseconds, or all instants in
 * microseconds after the request was sent, as a recorder knows them.
 */
final class TimingReader {
    private static final long MOST_MICROS = TrackRules.MOST_MILLIS * 1_000;

    private TimingReader() {}

    /** Returns what was measured; null where not even the duration is known. */
    static @Nullable Measured read(ClosedObject body, ClosedObject model, InteractionEnding ending) {
        ClosedObject timing = body.optionalObject("timing");
        String answered = TrackRules.text(model, "responseModel");
        Long duration = ending.durationMillis();
        if (duration == null) {
            if (timing != null || answered != null) {
                throw body.wrong("durationMs", "must be there with timing or responseModel");
            }
            return null;
        }
        long sent = ending.endedAtMillis() - duration;
        if (timing == null) {
            return new Measured(MeasuredBy.RECORDER, sent, whole(duration, null), StreamChunks.NONE, answered);
        }
        Measured measured = timing.has("endUs")
                ? precise(timing, sent, duration, answered)
                : new Measured(
                        MeasuredBy.RECORDER,
                        sent,
                        whole(duration, firstToken(timing, duration)),
                        new StreamChunks(count(timing, "chunks"), 0, null, null),
                        answered);
        timing.close();
        return measured;
    }

    private static StreamTimes whole(long duration, @Nullable Long first) {
        Long micros = first == null ? null : (Long) (first * 1_000);
        return new StreamTimes(null, micros, null, first == null ? null : (Long) (duration * 1_000), duration * 1_000);
    }

    private static long firstToken(ClosedObject timing, long duration) {
        long first = timing.integer("ttftMs", 0, TrackRules.MOST_MILLIS);
        if (first > duration) {
            throw timing.wrong("ttftMs", "must be at most durationMs, which it is a part of");
        }
        return first;
    }

    private static Measured precise(ClosedObject timing, long sent, long duration, @Nullable String answered) {
        StreamTimes times = new StreamTimes(
                micros(timing, "contextUs"),
                micros(timing, "firstUs"),
                micros(timing, "answerUs"),
                micros(timing, "lastUs"),
                timing.integer("endUs", 0, MOST_MICROS));
        requireOrder(timing, times);
        if (millis(times.endMicros()) != duration) {
            throw timing.wrong("endUs", "must be durationMs in microseconds");
        }
        StreamChunks chunks = new StreamChunks(
                count(timing, "chunks"),
                count(timing, "answerChunks"),
                micros(timing, "gapP50Us"),
                micros(timing, "gapP95Us"));
        return new Measured(MeasuredBy.RECORDER, sent, times, chunks, answered);
    }

    private static void requireOrder(ClosedObject timing, StreamTimes times) {
        long before = 0;
        for (@Nullable
        Long instant :
                new @Nullable Long[] {times.firstMicros(), times.answerMicros(), times.lastMicros(), times.endMicros()
                }) {
            if (instant != null) {
                if (instant < before) {
                    throw timing.wrong(
                            "endUs", "must not be before lastUs, which must not be before answerUs and firstUs");
                }
                before = instant;
            }
        }
    }

    private static @Nullable Long micros(ClosedObject timing, String name) {
        return timing.optionalInteger(name, 0, MOST_MICROS);
    }

    private static int count(ClosedObject timing, String name) {
        Long count = timing.optionalInteger(name, 0, TrackRules.MOST_COUNT);
        return count == null ? 0 : count.intValue();
    }

    /** Returns the instants of a request, with the basis of the speed that was measured. */
    static RequestTiming timing(@Nullable Measured measured, TokenCounts tokens, InteractionEnding ending) {
        if (measured == null) {
            return new RequestTiming(null, null, ending.endedAtMillis(), SpeedBasis.NONE, null);
        }
        Speed speed = measured.speed(tokens, ending.status());
        Long first = measured.times().firstMicros();
        return new RequestTiming(
                measured.sentAtMillis(),
                first == null ? null : (Long) (measured.sentAtMillis() + millis(first)),
                ending.endedAtMillis(),
                speed.basis(),
                speed.millis() == 0 ? null : (Long) speed.millis());
    }

    private static long millis(long micros) {
        return Math.round(micros / 1000.0);
    }
}
