package io.tokenspeed.gateway.exchange;

import io.tokenspeed.collector.StreamMarks;
import io.tokenspeed.meter.answer.AnswerListener;
import io.tokenspeed.model.request.Measured;
import io.tokenspeed.model.request.MeasuredBy;
import org.jspecify.annotations.Nullable;

/**
 * When one attempt was sent and its answer arrived. All events of one read came together and have its instant. Connecting
 * lies before, so a new connection does not make a model slow.
 */
final class EventMarks implements AnswerListener {
    private final StreamMarks marks = new StreamMarks();
    private long sentAtMillis;
    private long sent;
    private long now;

    /** The request is handed to the socket now: t0. */
    void sent(long nanos, long epochMillis) {
        sent = nanos;
        sentAtMillis = epochMillis;
    }

    /** Bytes arrived now, whose events are told next. */
    void at(long nanos) {
        now = nanos;
    }

    @Override
    public void reasoning() {
        marks.chunk(now, false);
    }

    @Override
    public void answer() {
        marks.chunk(now, true);
    }

    /** Returns what was measured of an attempt that has ended. */
    Measured measured(long ended, @Nullable String responseModel) {
        return new Measured(
                MeasuredBy.GATEWAY, sentAtMillis, marks.times(null, sent, ended), marks.chunks(), responseModel);
    }
}
