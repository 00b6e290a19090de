package io.tokenspeed.meter.answer;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * How long a server says that it took, in nanoseconds. Ollama reports it at the end of an answer. A duration that cannot
 * be true is not known.
 *
 * @param loadNanos for loading the model; null where it did not say
 * @param promptNanos for reading the prompt
 * @param outputNanos for generating the output
 */
public record ServerTimings(
        @Nullable Long loadNanos,
        @Nullable Long promptNanos,
        @Nullable Long outputNanos) {
    static final ServerTimings NONE = new ServerTimings(null, null, null);

    ServerTimings load(JsonParser json) throws IOException {
        return new ServerTimings(nanos(json), promptNanos, outputNanos);
    }

    ServerTimings prompt(JsonParser json) throws IOException {
        return new ServerTimings(loadNanos, nanos(json), outputNanos);
    }

    ServerTimings output(JsonParser json) throws IOException {
        return new ServerTimings(loadNanos, promptNanos, nanos(json));
    }

    private static @Nullable Long nanos(JsonParser json) throws IOException {
        boolean fits = json.currentToken() == JsonToken.VALUE_NUMBER_INT
                && json.getNumberType() != JsonParser.NumberType.BIG_INTEGER;
        return fits && json.getLongValue() >= 0 ? json.getLongValue() : null;
    }
}
