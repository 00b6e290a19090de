package io.tokenspeed.sources.kiro;

import com.fasterxml.jackson.core.JsonParser;
import io.tokenspeed.model.request.Request;
import io.tokenspeed.model.request.RequestTiming;
import io.tokenspeed.model.request.SpeedBasis;
import io.tokenspeed.sources.json.JsonFields;
import io.tokenspeed.sources.records.LogTiming;
import io.tokenspeed.sources.tree.JsonTree;
import io.tokenspeed.sources.tree.TokenFields;
import io.tokenspeed.sources.tree.TokenFields.Field;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What a conversation says of one request, or of its model. */
final class RequestMetadata implements JsonFields.Fields {
    private static final String FIRST_CHUNK = "time_to_first_chunk";
    private static final String OUTPUT = "output_tokens";
    private static final double NANOS_PER_MILLI = 1e6;
    private static final Set<String> WANTED = Set.of(
            "message_id",
            "request_id",
            "model_id",
            "context_window_tokens",
            "context_usage_percentage",
            "response_size",
            "request_start_timestamp_ms",
            "stream_end_timestamp_ms",
            "uncached_input_tokens",
            "cache_read_input_tokens",
            "cache_write_input_tokens",
            OUTPUT);

    private final Map<String, Object> values = new HashMap<>();

    @Override
    public void field(String name, JsonParser value) throws IOException {
        if (name.equals(FIRST_CHUNK)) {
            JsonFields.object(value, (part, number) -> put(FIRST_CHUNK + "." + part, number));
        } else if (WANTED.contains(name)) {
            put(name, value);
        }
    }

    private void put(String name, JsonParser value) throws IOException {
        String text = JsonFields.text(value);
        if (text != null) {
            values.put(name, text);
        } else if (JsonFields.number(value)) {
            values.put(name, value.getDoubleValue());
        }
    }

    @Nullable
    String text(String name) {
        return values.get(name) instanceof String text && !text.isBlank() ? text : null;
    }

    @Nullable
    Double number(String name) {
        return values.get(name) instanceof Double number && number >= 0 ? number : null;
    }

    private @Nullable Long time(String name) {
        Double number = number(name);
        return number == null ? null : JsonTree.millis(number);
    }

    private TokenFields stated() {
        return new TokenFields()
                .count(Field.INPUT, "uncached_input_tokens", values.get("uncached_input_tokens"))
                .count(Field.CACHE_READ, "cache_read_input_tokens", values.get("cache_read_input_tokens"))
                .count(Field.CACHE_WRITE, "cache_write_input_tokens", values.get("cache_write_input_tokens"))
                .count(Field.OUTPUT, OUTPUT, values.get(OUTPUT));
    }

    @Nullable
    String reasonToDrop() {
        return time("request_start_timestamp_ms") == null && time("stream_end_timestamp_ms") == null
                ? "no readable time"
                : null;
    }

    @Nullable
    String doubt() {
        return stated().doubt();
    }

    Request request(KiroSession session, int index) {
        String id = text("message_id");
        Double size = number("response_size");
        return session.request(
                id == null ? text("request_id") : id,
                index,
                text("model_id"),
                KiroTokens.of(stated(), number("context_usage_percentage"), session.window(), size == null ? 0 : size),
                timing());
    }

    private RequestTiming timing() {
        Long start = time("request_start_timestamp_ms");
        Long end = time("stream_end_timestamp_ms");
        if (start == null || end == null || end <= start) {
            return new RequestTiming(end == null ? start : null, null, end, SpeedBasis.NONE, null);
        }
        return LogTiming.ending(end, (double) (end - start), firstChunk());
    }

    private @Nullable Double firstChunk() {
        Double seconds = number(FIRST_CHUNK + ".secs");
        Double nanos = number(FIRST_CHUNK + ".nanos");
        return seconds == null || nanos == null ? null : (Double) (seconds * 1000 + nanos / NANOS_PER_MILLI);
    }
}
