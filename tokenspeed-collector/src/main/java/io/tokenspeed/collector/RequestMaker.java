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
                RequestTiming.of(measured, speed),
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

    private Measured measured(Slot slot, Call call) {
        long start = slot.startNanos;
        long end = Math.max(start, slot.endNanos);
        boolean marked = slot.contextNanos != Slot.NONE;
        long sent = marked ? Math.max(start, Math.min(slot.contextNanos, end)) : start;
        long building = Math.round((sent - start) / 1000.0);
        return new Measured(
                MeasuredBy.RECORDER,
                slot.startedAtMillis + Math.round(building / 1000.0),
                slot.marks.times(marked ? (Long) building : null, sent, end),
                slot.marks.chunks(),
                other(slot.responseModel, call.model()));
    }

    private @Nullable String other(@Nullable String answered, String asked) {
        return answered == null || answered.equals(asked) ? null : labels.name(answered);
    }
}
