package io.tokenspeed.sources.opencode;

import io.tokenspeed.model.request.Billing;
import io.tokenspeed.model.request.ErrorKind;
import io.tokenspeed.model.request.Origin;
import io.tokenspeed.model.request.ProviderIds;
import io.tokenspeed.model.request.Request;
import io.tokenspeed.model.request.SpeedBasis;
import io.tokenspeed.model.request.Status;
import io.tokenspeed.model.request.TokenCounts;
import io.tokenspeed.model.request.Trace;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Makes the usage records of a message: one per step, and one of the message itself, which counts where there are no
 * steps. Natural keys are the id of the part that ends a step, {@code msg:} and the id of a message in a database,
 * {@code json:} and the id of a message in a legacy file.
 */
final class Requests {
    /** The name of the tool. */
    static final String TOOL = "opencode";

    private Requests() {}

    /** The records of a message; none of itself while it is in flight, or when it is empty. */
    static List<Request> of(Message message, List<Part> parts, Trace trace) {
        List<Request> requests = new ArrayList<>();
        List<Step> steps = Steps.of(message, parts);
        for (Step step : steps) {
            if (step.finish().usage() || step.content()) {
                requests.add(step(message, step));
            }
        }
        boolean content = message.content() || parts.stream().anyMatch(Part::content);
        if (message.over() && (message.usage() || message.failure() != null || content)) {
            requests.add(message(message, steps, trace));
        }
        return requests;
    }

    /** Hands on the records of the message at a place, and what is doubtful in it or in one of its parts. */
    static void take(Message message, List<Part> parts, Trace trace, String place, Tally tally) throws IOException {
        List<Request> requests = tally.attempt(place, () -> of(message, parts, trace));
        if (requests != null) {
            tally.requests(place, requests, doubt(message, parts));
        }
    }

    private static @Nullable String doubt(Message message, List<Part> parts) {
        if (message.doubt() != null) {
            return message.doubt();
        }
        return parts.stream()
                .map(Part::doubt)
                .filter(Objects::nonNull)
                .findFirst()
                .orElse(null);
    }

    private static Request step(Message message, Step step) {
        Part finish = step.finish();
        return new Request(
                TOOL,
                finish.id(),
                Fingerprint.of(message, step),
                Trace.STEP,
                reported(finish.tokens()),
                Billing.NONE,
                finish.costNano(),
                step.ids(),
                stepOrigin(message, step));
    }

    private static Origin stepOrigin(Message message, Step step) {
        Long window = step.measured() && step.start() != null ? (Long) (step.end() - step.start()) : null;
        return new Origin(
                0,
                message.sessionId(),
                message.id(),
                message.project(),
                message.model(),
                message.provider(),
                message.agent(),
                step.start(),
                step.firstToken(),
                step.end(),
                window == null ? SpeedBasis.NONE : SpeedBasis.E2E_APPROX,
                window,
                Status.OK,
                null,
                null);
    }

    private static Request message(Message message, List<Step> steps, Trace trace) {
        return new Request(
                TOOL,
                (trace == Trace.MESSAGE ? "msg:" : "json:") + message.id(),
                Fingerprint.of(message),
                trace,
                reported(message.tokens()),
                Billing.NONE,
                message.costNano(),
                ids(message, steps),
                messageOrigin(message));
    }

    /** A message of several steps stands for several requests. */
    private static ProviderIds ids(Message message, List<Step> steps) {
        IdFields ids = new IdFields();
        ids.add(message.ids());
        steps.forEach(step -> ids.add(step.ids()));
        return ids.ids();
    }

    /** Without a window: the time of a message includes its tools, its retries and every step but the last. */
    private static Origin messageOrigin(Message message) {
        Failure failure = message.failure();
        Status status = failure == null ? Status.OK : failure.status();
        ErrorKind kind = failure == null ? null : failure.kind();
        return new Origin(
                0,
                message.sessionId(),
                message.id(),
                message.project(),
                message.model(),
                message.provider(),
                message.agent(),
                startOf(message),
                null,
                message.completed(),
                SpeedBasis.NONE,
                null,
                status,
                kind,
                null);
    }

    /** A start that is not before the end comes from a clock that was set back or is not told, and says nothing. */
    private static @Nullable Long startOf(Message message) {
        Long completed = message.completed();
        return completed == null || message.created() < completed ? (Long) message.created() : null;
    }

    private static TokenCounts reported(TokenCounts tokens) {
        return tokens.total() > 0 ? tokens : TokenCounts.NONE;
    }
}
