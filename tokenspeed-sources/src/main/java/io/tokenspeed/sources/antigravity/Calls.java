package io.tokenspeed.sources.antigravity;

import io.tokenspeed.model.request.Billing;
import io.tokenspeed.model.request.ErrorKind;
import io.tokenspeed.model.request.ProviderIds;
import io.tokenspeed.model.request.RecordKind;
import io.tokenspeed.model.request.Request;
import io.tokenspeed.model.request.RequestDetails;
import io.tokenspeed.model.request.RequestEnding;
import io.tokenspeed.model.request.RequestKey;
import io.tokenspeed.model.request.RequestPlace;
import io.tokenspeed.model.request.RequestTiming;
import io.tokenspeed.model.request.SpeedBasis;
import io.tokenspeed.model.request.Status;
import io.tokenspeed.sources.records.InferredProvider;
import org.jspecify.annotations.Nullable;

/**
 * Makes the requests of a conversation. The natural key is the provider's id of the answer, which copies in forks keep;
 * where it is missing, {@code row:}, the conversation and the number of the row.
 */
final class Calls {
    private static final int CANCELED = 6;
    private static final int ERROR = 7;

    private final Conversation conversation;

    Calls(Conversation conversation) {
        this.conversation = conversation;
    }

    /** Returns the request of a call; null where no time is known. */
    @Nullable
    Request request(Generation generation, @Nullable ModelStep step, String model) {
        RequestTiming timing = timing(generation.startedMillis(), step);
        String row = conversation.id() + ":" + generation.number();
        return timing == null ? null : request(generation.usage(), row, timing, ending(step), model);
    }

    /** Returns the request of a call that only its step tells of; null where no time is known. */
    @Nullable
    Request request(ModelUsage usage, String response, ModelStep step, String model) {
        RequestTiming timing = timing(null, step);
        return timing == null ? null : request(usage, response, timing, ending(step), model);
    }

    private Request request(ModelUsage usage, String row, RequestTiming timing, RequestEnding ending, String model) {
        String response = usage.responseId();
        String provider = usage.provider() == null ? InferredProvider.of(model) : usage.provider();
        String message = usage.messageId() == null ? row : usage.messageId();
        return new Request(
                new RequestKey(AntigravitySource.TOOL, response == null ? "row:" + row : response),
                RecordKind.SINGLE,
                usage.tokens().counts(),
                Billing.NONE,
                null,
                new ProviderIds(response, null),
                new RequestDetails(
                        new RequestPlace(0, conversation.id(), message, conversation.project(), model, provider, null),
                        timing,
                        ending));
    }

    /**
     * The time of the call and the end of its answer give an approximate speed. The time of a step is that of its first
     * part, as far as it is known, so it gives none. A call without times is dated by the start of the conversation,
     * as its end, so that a later record with a start wins.
     */
    private @Nullable RequestTiming timing(@Nullable Long asked, @Nullable ModelStep step) {
        Long started = asked != null || step == null ? asked : step.createdMillis();
        Long answered = step == null ? null : step.answeredMillis();
        Long ended = answered != null && started != null && answered < started ? null : answered;
        if (started == null && ended == null) {
            Long created = conversation.createdMillis();
            return created == null ? null : new RequestTiming(null, null, created, SpeedBasis.NONE, null);
        }
        return asked == null || ended == null
                ? new RequestTiming(started, null, ended, SpeedBasis.NONE, null)
                : new RequestTiming(asked, null, ended, SpeedBasis.E2E_APPROX, ended - asked);
    }

    /** The state of a step is that of its call only where the step has the tokens of the call. */
    private static RequestEnding ending(@Nullable ModelStep step) {
        if (step == null || step.usage() == null) {
            return RequestEnding.OK;
        }
        return switch ((int) step.status()) {
            case CANCELED -> new RequestEnding(Status.CANCELLED, null, null);
            case ERROR -> new RequestEnding(Status.FAILED, ErrorKind.OTHER, null);
            default -> RequestEnding.OK;
        };
    }
}
