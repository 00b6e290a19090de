package io.tokenspeed.meter.answer;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** The durations that the server itself reported so far. One that cannot be true is not known. */
final class FoundTimings {
    private @Nullable Long load;
    private @Nullable Long prompt;
    private @Nullable Long output;

    void load(JsonParser json) throws IOException {
        load = nanos(json);
    }

    void prompt(JsonParser json) throws IOException {
        prompt = nanos(json);
    }

    void output(JsonParser json) throws IOException {
        output = nanos(json);
    }

    private static @Nullable Long nanos(JsonParser json) throws IOException {
        boolean fits = json.currentToken() == JsonToken.VALUE_NUMBER_INT
                && json.getNumberType() != JsonParser.NumberType.BIG_INTEGER;
        return fits && json.getLongValue() >= 0 ? json.getLongValue() : null;
    }

    /** Returns what was reported; null where nothing was. */
    @Nullable
    ServerTimings timings() {
        return load == null && prompt == null && output == null ? null : new ServerTimings(load, prompt, output);
    }
}
