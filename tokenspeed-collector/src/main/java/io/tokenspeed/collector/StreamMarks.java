package io.tokenspeed.collector;

import io.tokenspeed.model.request.StreamChunks;
import io.tokenspeed.model.request.StreamTimes;
import org.jspecify.annotations.Nullable;

/** The instants at which parts of one answer arrived, in nanoseconds of a monotonic clock. For use by one thread at a time. */
public final class StreamMarks {
    /** A mark that was not made. */
    private static final long NONE = Long.MIN_VALUE;

    private long first = NONE;
    private long answer = NONE;
    private long last = NONE;
    private int chunks;
    private int answerChunks;
    private @Nullable ChunkGaps gaps;

    /** Marks a chunk that arrived; {@code ofAnswer} is false for one of reasoning. */
    public void chunk(long now, boolean ofAnswer) {
        if (chunks > 0) {
            ChunkGaps kept = gaps;
            if (kept == null) {
                gaps = kept = new ChunkGaps();
            }
            kept.add(now - last);
        }
        chunks++;
        if (ofAnswer) {
            answerChunks++;
            if (answer == NONE) {
                answer = now;
            }
        }
        seen(now);
    }

    /** Marks that something of the answer arrived. */
    public void seen(long now) {
        if (first == NONE) {
            first = now;
        }
        last = now;
    }

    /**
     * Returns the marks as times after the request was sent. They are cut so that they never run backwards, whatever was
     * marked.
     *
     * @param contextMicros how long the prompt was built before; null where that was not marked
     */
    public StreamTimes times(@Nullable Long contextMicros, long sent, long end) {
        long one = first == NONE ? sent : between(sent, first, end);
        long two = answer == NONE ? one : between(one, answer, end);
        long three = last == NONE ? two : between(two, last, end);
        return new StreamTimes(
                contextMicros,
                first == NONE ? null : (Long) micros(one - sent),
                answer == NONE ? null : (Long) micros(two - sent),
                last == NONE ? null : (Long) micros(three - sent),
                micros(end - sent));
    }

    private static long between(long least, long value, long most) {
        return Math.max(least, Math.min(value, most));
    }

    private static long micros(long nanos) {
        return Math.round(nanos / 1000.0);
    }

    /** Returns how many chunks arrived, and how far they were apart. */
    public StreamChunks chunks() {
        ChunkGaps kept = gaps;
        return kept == null || kept.isEmpty()
                ? new StreamChunks(chunks, answerChunks, null, null)
                : new StreamChunks(chunks, answerChunks, kept.percentileMicros(50), kept.percentileMicros(95));
    }

    /** Forgets all marks. */
    void clear() {
        first = NONE;
        answer = NONE;
        last = NONE;
        chunks = 0;
        answerChunks = 0;
        if (gaps != null) {
            gaps.clear();
        }
    }
}
