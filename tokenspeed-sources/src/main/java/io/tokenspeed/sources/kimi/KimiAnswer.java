package io.tokenspeed.sources.kimi;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.JsonNode;
import io.tokenspeed.model.request.RequestTiming;
import io.tokenspeed.sources.records.InferredProvider;
import io.tokenspeed.sources.records.LogTiming;
import io.tokenspeed.sources.tree.JsonTree;
import io.tokenspeed.sources.tree.TreeState;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * The latest answer of the model.
 *
 * @param usage its counters, which can all be true
 * @param end when it was complete, in milliseconds since the epoch
 * @param start when its request was sent; null when unknown
 * @param model its model; null when unknown
 * @param mode what it was for; null for an answer of the conversation
 */
record KimiAnswer(
        KimiUsage usage,
        long end,
        @Nullable Long start,
        @Nullable String model,
        @Nullable String mode) {
    private static final long LONGEST = 86_400_000;

    /**
     * Returns the timing by what a {@code step.end} says of this answer; null where it says nothing or is of another
     * one. The models of Moonshot stream their reasoning, so that all their tokens arrive after the first; others may
     * hide it, and the log does not count it.
     */
    @Nullable
    RequestTiming measured(JsonNode step) {
        double first = step.path("llmFirstTokenLatencyMs").asDouble(-1);
        double stream = step.path("llmStreamDurationMs").asDouble(-1);
        long duration = Math.round(first + stream);
        boolean stated = first >= 0 && stream >= 0 && duration > 0 && duration <= LONGEST;
        if (!stated || !usage.equals(KimiUsage.ofCode(step.path("usage")))) {
            return null;
        }
        boolean seen = model != null && "moonshot".equals(InferredProvider.of(model));
        return LogTiming.measured(start == null ? end - duration : start, end, duration, Math.round(first), seen);
    }

    void write(JsonGenerator json, String name) throws IOException {
        json.writeObjectFieldStart(name);
        usage.write(json);
        json.writeNumberField("end", end);
        TreeState.number(json, "start", start);
        TreeState.text(json, "model", model);
        TreeState.text(json, "mode", mode);
        json.writeEndObject();
    }

    static @Nullable KimiAnswer restored(JsonNode state) {
        Long end = TreeState.number(state, "end");
        return end == null
                ? null
                : new KimiAnswer(
                        KimiUsage.ofCode(state),
                        end,
                        TreeState.number(state, "start"),
                        JsonTree.text(state, "model"),
                        JsonTree.text(state, "mode"));
    }
}
