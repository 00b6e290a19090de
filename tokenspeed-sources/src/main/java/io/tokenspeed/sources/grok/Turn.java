package io.tokenspeed.sources.grok;

import com.fasterxml.jackson.databind.JsonNode;
import io.tokenspeed.model.request.ErrorKind;
import io.tokenspeed.model.request.ProviderIds;
import io.tokenspeed.model.request.Request;
import io.tokenspeed.model.request.RequestEnding;
import io.tokenspeed.model.request.RequestTiming;
import io.tokenspeed.model.request.SpeedBasis;
import io.tokenspeed.model.request.Status;
import io.tokenspeed.sources.tree.JsonTree;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A turn that ended. A fork copies the updates of its parent with their {@code prompt_id} and {@code _meta}; only the
 * session and the time around the update are new.
 *
 * @param id the turn: its prompt, else its event
 * @param endMillis when it ended, in milliseconds since the epoch; null where the time is missing
 * @param usage the sums of its calls by model; empty where it has none
 */
record Turn(
        String id,
        SessionFolder session,
        @Nullable Long endMillis,
        RequestEnding ending,
        Map<String, TurnUsage> usage) {
    /** The mode of a record that stands for all calls of a turn to one model. */
    static final String MODE = "turn-total";

    static Turn of(JsonNode line, JsonNode update, SessionFolder session) {
        JsonNode inner = line.path("params").path("_meta");
        JsonNode meta = inner.isObject() ? inner : line.path("_meta");
        String prompt = JsonTree.text(update, "prompt_id");
        String event = JsonTree.text(meta, "eventId");
        Long measured = JsonTree.millis(meta, "agentTimestampMs");
        Long end = measured == null ? JsonTree.millis(line, "timestamp") : measured;
        String told = prompt == null ? event : prompt;
        String id = told == null ? session.id() + ":" + end : told;
        return new Turn(id, session, end, ending(update), usage(update.path("usage"), session));
    }

    private static RequestEnding ending(JsonNode update) {
        String reason = Objects.requireNonNullElse(JsonTree.text(update, "stop_reason"), "");
        return switch (reason) {
            case "cancelled" -> new RequestEnding(Status.CANCELLED, null, null);
            case "error" -> new RequestEnding(Status.FAILED, ErrorKind.OTHER, null);
            default -> RequestEnding.OK;
        };
    }

    private static Map<String, TurnUsage> usage(JsonNode usage, SessionFolder session) {
        Map<String, TurnUsage> byModel = new LinkedHashMap<>();
        usage.path("modelUsage").properties().forEach(model -> add(byModel, model.getKey(), model.getValue()));
        if (byModel.isEmpty()) {
            add(byModel, model(session), usage);
        }
        return byModel;
    }

    private static void add(Map<String, TurnUsage> byModel, String model, JsonNode usage) {
        TurnUsage sums = TurnUsage.of(usage);
        if (sums.tokens().stated()) {
            byModel.put(model, sums);
        }
    }

    private static String model(SessionFolder session) {
        return Objects.requireNonNullElse(session.model(), GrokRequests.UNKNOWN);
    }

    boolean hasUsage() {
        return !usage.isEmpty();
    }

    /** Returns the first counter that cannot be true, in a few words; null when all can. */
    @Nullable
    String doubt() {
        return usage.values().stream()
                .map(sums -> sums.tokens().doubt())
                .filter(Objects::nonNull)
                .findFirst()
                .orElse(null);
    }

    /** Returns a record per model; one without tokens for a turn that failed or was stopped before its first answer. */
    List<Request> requests(long end) {
        List<Request> requests = new ArrayList<>();
        usage.forEach((model, sums) -> requests.add(request(model, sums, end)));
        if (requests.isEmpty() && ending.status() != Status.OK) {
            requests.add(request(model(session), TurnUsage.NONE, end));
        }
        return requests;
    }

    /** The time of the calls is that of one request only where the turn made one call. */
    private Request request(String model, TurnUsage sums, long end) {
        Long millis = sums.calls() == 1 ? sums.millis() : null;
        RequestTiming timing = millis == null
                ? new RequestTiming(null, null, end, SpeedBasis.NONE, null)
                : new RequestTiming(null, null, end, SpeedBasis.EXACT_E2E, millis);
        return GrokRequests.request(
                "turn:" + id + ":" + model,
                ProviderIds.NONE,
                sums.tokens(),
                GrokRequests.place(session.id(), id, session.project(), model, MODE),
                timing,
                ending);
    }
}
