package io.tokenspeed.sources.qwen;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.JsonNode;
import io.tokenspeed.sources.tree.JsonTree;
import io.tokenspeed.sources.tree.TreeState;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * What Qwen Code measured of one request.
 *
 * @param end when the answer was complete, in milliseconds since the epoch
 * @param duration milliseconds from sending the request to the complete answer, above 0
 * @param ttft milliseconds from sending the request to the first content that the user sees; null when unknown
 * @param prompt the prompt tokens
 * @param output the output tokens
 */
record QwenTimes(long end, long duration, @Nullable Long ttft, long prompt, long output) {
    private static final long LONGEST = 86_400_000;

    /** Returns the times in an event; null where it has none that can be true. */
    static @Nullable QwenTimes of(JsonNode event) {
        Long end = JsonTree.millis(event, "event.timestamp");
        Long duration = TreeState.number(event, "duration_ms");
        Long prompt = TreeState.number(event, "input_token_count");
        Long output = TreeState.number(event, "output_token_count");
        if (end == null || duration == null || prompt == null || output == null) {
            return null;
        }
        return duration > 0 && duration <= LONGEST
                ? new QwenTimes(end, duration, TreeState.number(event, "ttft_ms"), prompt, output)
                : null;
    }

    /** Returns whether these are the times of the request with that usage. */
    boolean isOf(JsonNode usage) {
        Long stated = TreeState.number(usage, "promptTokenCount");
        Long answered = TreeState.number(usage, "candidatesTokenCount");
        return stated != null && answered != null && stated == prompt && answered == output;
    }

    void write(JsonGenerator json, String name) throws IOException {
        json.writeObjectFieldStart(name);
        json.writeNumberField("end", end);
        json.writeNumberField("duration", duration);
        TreeState.number(json, "ttft", ttft);
        json.writeNumberField("prompt", prompt);
        json.writeNumberField("output", output);
        json.writeEndObject();
    }

    static @Nullable QwenTimes read(@Nullable JsonNode state) {
        Long end = TreeState.number(state, "end");
        Long duration = TreeState.number(state, "duration");
        Long prompt = TreeState.number(state, "prompt");
        Long output = TreeState.number(state, "output");
        return end == null || duration == null || prompt == null || output == null
                ? null
                : new QwenTimes(end, duration, TreeState.number(state, "ttft"), prompt, output);
    }
}
