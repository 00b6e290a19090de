package io.tokenspeed.collector;

import io.tokenspeed.model.request.Billing;
import io.tokenspeed.model.request.Measured;
import io.tokenspeed.model.request.MeasuredBy;
import io.tokenspeed.model.request.ProviderIds;
import io.tokenspeed.model.request.RecordKind;
import io.tokenspeed.model.request.Request;
import io.tokenspeed.model.request.RequestDetails;
import io.tokenspeed.model.request.RequestEnding;
import io.tokenspeed.model.request.RequestKey;
import io.tokenspeed.model.request.RequestPlace;
import io.tokenspeed.model.request.RequestTiming;
import io.tokenspeed.model.request.Speed;
import io.tokenspeed.model.request.StreamChunks;
import io.tokenspeed.model.request.StreamTimes;
import org.jspecify.annotations.Nullable;

/** Makes a request of an ended slot. For use by one thread. */
final class RequestMaker {
    private final Identity identity;
    private final Labels labels = new Labels();

    RequestMaker(Identity identity) {
        this.identity = identity;
    }

    Request make(Slot slot) {
        Call call = slot.call == null ? Call.of(null, null) : slot.call;
        String id = identity.id(slot.number());
        Measured measured = measured(slot, call);
        Speed speed = measured.speed(slot.tokens, slot.status);
        RequestDetails details = new RequestDetails(
                place(slot, call, id),
                timing(measured, speed),
                new RequestEnding(slot.status, slot.errorKind, slot.serviceTier));
        return new Request(
                new RequestKey(identity.tool(), id),
                RecordKind.SINGLE,
                slot.tokens,
                Billing.NONE,
                slot.costNano == Slot.NONE ? null : (Long) slot.costNano,
                ProviderIds.NONE,
                details,
                measured,
                labels.guarded(call.labels(), slot.fromCache));
    }

    private RequestPlace place(Slot slot, Call call, String id) {
        return new RequestPlace(
                0,
                call.session() == null ? identity.session() : call.session(),
                slot.responseId == null ? id : slot.responseId,
                call.project() == null ? identity.project() : call.project(),
                labels.name(call.model()),
                labels.name(call.provider()),
                null);
    }

    private static RequestTiming timing(Measured measured, Speed speed) {
        StreamTimes times = measured.times();
        long sent = measured.sentAtMillis();
        return new RequestTiming(
                sent,
                times.firstMicros() == null ? null : (Long) (sent + millis(times.firstMicros())),
                sent + millis(times.endMicros()),
                speed.basis(),
                speed.millis() == 0 ? null : (Long) speed.millis());
    }

    /** Instants are cut so that they never run backwards, whatever the host marked. */
    private Measured measured(Slot slot, Call call) {
        long start = slot.startNanos;
        long end = Math.max(start, slot.endNanos);
        long sent = slot.contextNanos == Slot.NONE ? start : between(start, slot.contextNanos, end);
        long first = slot.firstNanos == Slot.NONE ? sent : between(sent, slot.firstNanos, end);
        long answer = slot.answerNanos == Slot.NONE ? first : between(first, slot.answerNanos, end);
        long last = slot.lastNanos == Slot.NONE ? answer : between(answer, slot.lastNanos, end);
        StreamTimes times = new StreamTimes(
                slot.contextNanos == Slot.NONE ? null : (Long) micros(sent - start),
                slot.firstNanos == Slot.NONE ? null : (Long) micros(first - sent),
                slot.answerNanos == Slot.NONE ? null : (Long) micros(answer - sent),
                slot.lastNanos == Slot.NONE ? null : (Long) micros(last - sent),
                micros(end - sent));
        return new Measured(
                MeasuredBy.RECORDER,
                slot.startedAtMillis + millis(micros(sent - start)),
                times,
                chunks(slot),
                other(slot.responseModel, call.model()));
    }

    private @Nullable String other(@Nullable String answered, String asked) {
        return answered == null || answered.equals(asked) ? null : labels.name(answered);
    }

    private static StreamChunks chunks(Slot slot) {
        ChunkGaps gaps = slot.gaps;
        return gaps == null || gaps.isEmpty()
                ? new StreamChunks(slot.chunks, slot.answerChunks, null, null)
                : new StreamChunks(
                        slot.chunks, slot.answerChunks, gaps.percentileMicros(50), gaps.percentileMicros(95));
    }

    private static long between(long least, long value, long most) {
        return Math.max(least, Math.min(value, most));
    }

    private static long micros(long nanos) {
        return Math.round(nanos / 1000.0);
    }

    private static long millis(long micros) {
        return Math.round(micros / 1000.0);
    }
}
