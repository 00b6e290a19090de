package io.tokenspeed.sources.opencode.message;

import io.tokenspeed.model.request.Billing;
import io.tokenspeed.model.request.ErrorKind;
import io.tokenspeed.model.request.ProviderIds;
import io.tokenspeed.model.request.RecordKind;
import io.tokenspeed.model.request.Request;
import io.tokenspeed.model.request.RequestDetails;
import io.tokenspeed.model.request.RequestEnding;
import io.tokenspeed.model.request.RequestKey;
import io.tokenspeed.model.request.RequestTiming;
import io.tokenspeed.model.request.SpeedBasis;
import io.tokenspeed.model.request.Status;
import io.tokenspeed.model.request.TokenCounts;
import io.tokenspeed.sources.records.FileCursors;
import io.tokenspeed.sources.records.FileRecords;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Makes the usage records of a message: one per step, and one of the whole message, which counts if no step is stored.
 * The natural key of a step is the id of the part that ends it; of a message in a database {@code msg:} and its id; of
 * a message in a JSON file {@code json:} and its id.
 */
public final class Requests {
    /** The name of the tool. */
    public static final String TOOL = "opencode";

    /** The cursors of OpenCode's databases and message files. */
    public static final FileCursors CURSORS = new FileCursors(TOOL, 3);

    private Requests() {}

    /**
     * Returns the records of a message; without a record of the whole message while it is unfinished, or if it is
     * empty.
     */
    static List<Request> of(Message message, List<Part> parts, RecordKind kind) {
        List<Request> requests = new ArrayList<>();
        List<Step> steps = Steps.of(message, parts);
        for (Step step : steps) {
            if (step.finish().stated().isPresent() || step.content()) {
                requests.add(step(message, step));
            }
        }
        boolean content = message.content() || parts.stream().anyMatch(Part::content);
        if (message.over() && (message.stated().isPresent() || message.failure() != null || content)) {
            requests.add(message(message, steps, kind));
        }
        return requests;
    }

    /** Hands on the records of the message at a place, and the first doubt about the message or one of its parts. */
    public static void take(Message message, List<Part> parts, RecordKind kind, String place, FileRecords tally)
            throws IOException {
        take(message, parts, kind, place, tally, RecordChoice.ALL);
    }

    /** Hands on the chosen records of the message at a place, and the first doubt. */
    public static void take(
            Message message, List<Part> parts, RecordKind kind, String place, FileRecords tally, RecordChoice choice)
            throws IOException {
        List<Request> requests = tally.attempt(place, () -> choice.of(of(message, parts, kind)));
        if (requests != null) {
            tally.requests(place, requests, doubt(message, parts));
        }
    }

    private static @Nullable String doubt(Message message, List<Part> parts) {
        if (message.stated().doubt() != null) {
            return message.stated().doubt();
        }
        return parts.stream()
                .map(part -> part.stated().doubt())
                .filter(Objects::nonNull)
                .findFirst()
                .orElse(null);
    }

    private static Request step(Message message, Step step) {
        Part finish = step.finish();
        return new Request(
                new RequestKey(TOOL, finish.id(), MessageFingerprint.of(message, step)),
                RecordKind.STEP,
                reported(finish.stated().tokens()),
                Billing.NONE,
                finish.stated().costNano(),
                step.ids(),
                new RequestDetails(message.place(), step.timing(), RequestEnding.OK));
    }

    private static Request message(Message message, List<Step> steps, RecordKind kind) {
        return new Request(
                new RequestKey(
                        TOOL,
                        (kind == RecordKind.MESSAGE ? "msg:" : "json:") + message.id(),
                        MessageFingerprint.of(message)),
                kind,
                reported(message.stated().tokens()),
                Billing.NONE,
                message.stated().costNano(),
                ids(message, steps),
                messageDetails(message));
    }

    /** Merges the ids of all steps; with several different ids, as of several requests, no id is known. */
    private static ProviderIds ids(Message message, List<Step> steps) {
        IdFields ids = new IdFields();
        ids.add(message.stated().ids());
        steps.forEach(step -> ids.add(step.ids()));
        return ids.ids();
    }

    /** Sets no time for the speed, because the time of a message includes tools, retries and all earlier steps. */
    private static RequestDetails messageDetails(Message message) {
        Failure failure = message.failure();
        Status status = failure == null ? Status.OK : failure.status();
        ErrorKind kind = failure == null ? null : failure.kind();
        return new RequestDetails(
                message.place(),
                new RequestTiming(startOf(message), null, message.completedMillis(), SpeedBasis.NONE, null),
                new RequestEnding(status, kind, null));
    }

    /**
     * A start that is not before the end was not logged, or comes from a clock that was set back; it counts as unknown.
     */
    private static @Nullable Long startOf(Message message) {
        Long completed = message.completedMillis();
        return completed == null || message.createdMillis() < completed ? (Long) message.createdMillis() : null;
    }

    private static TokenCounts reported(TokenCounts tokens) {
        return tokens.total() > 0 ? tokens : TokenCounts.NONE;
    }
}
