package io.tokenspeed.sources.opencode;

import io.tokenspeed.model.request.ErrorKind;
import io.tokenspeed.model.request.Origin;
import io.tokenspeed.model.request.Request;
import io.tokenspeed.model.request.SpeedBasis;
import io.tokenspeed.model.request.Status;
import io.tokenspeed.model.request.TokenCounts;
import io.tokenspeed.model.request.Trace;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Makes the usage records of a message: one per step, and one of the message itself, which counts where there are no
 * steps. Natural keys are the id of the part that ends a step, {@code msg:} and the id of a message in a database,
 * {@code json:} and the id of a message in a legacy file.
 */
final class Requests {
    private Requests() {}

    /** The records of a message; none of itself while it is in flight, or when it is empty. */
    static List<Request> of(Message message, List<Part> parts, Trace trace) {
        List<Request> requests = new ArrayList<>();
        for (Step step : Steps.of(message, parts)) {
            if (step.finish().tokens().total() > 0 || step.content()) {
                requests.add(step(message, step));
            }
        }
        boolean content = message.content() || parts.stream().anyMatch(Part::content);
        if (message.over() && (message.tokens().total() > 0 || message.failure() != null || content)) {
            requests.add(message(message, trace));
        }
        return requests;
    }

    private static Request step(Message message, Step step) {
        Part finish = step.finish();
        return new Request(
                OpenCodeSource.TOOL,
                finish.id(),
                Fingerprint.of(message, step),
                Trace.STEP,
                reported(finish.tokens()),
                finish.costNano(),
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

    private static Request message(Message message, Trace trace) {
        return new Request(
                OpenCodeSource.TOOL,
                (trace == Trace.MESSAGE ? "msg:" : "json:") + message.id(),
                Fingerprint.of(message),
                trace,
                reported(message.tokens()),
                message.costNano(),
                messageOrigin(message));
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

    /** A start after the end comes from a clock that was set back, and says nothing. */
    private static @Nullable Long startOf(Message message) {
        Long completed = message.completed();
        return completed == null || message.created() <= completed ? (Long) message.created() : null;
    }

    private static TokenCounts reported(TokenCounts tokens) {
        return tokens.total() > 0 ? tokens : TokenCounts.NONE;
    }
}
