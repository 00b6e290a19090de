package io.tokenspeed.gateway.wire;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.tokenspeed.gateway.dialect.RefusalCode;
import io.tokenspeed.gateway.dialect.RefusedException;
import java.io.IOException;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What the gateway reads of the body of a request. The body itself is passed on as it came.
 *
 * @param model the member {@code model}; null where there is none
 * @param stream the member {@code stream}; null where there is none
 * @param usage where the body says whether a stream reports its usage
 * @param session the conversation by the body's own words; null where it names none
 * @param textBytes how long the texts are that the model is to read; images and other data do not count
 */
public record BodyScan(
        @Nullable String model,
        @Nullable Boolean stream,
        UsageOption usage,
        @Nullable String session,
        long textBytes) {
    /** A body without anything that is known, such as none. */
    public static final BodyScan NOTHING = new BodyScan(null, null, UsageOption.NONE, null, 0);

    private static final JsonFactory JSON = JsonFactory.builder()
            .disable(JsonFactory.Feature.INTERN_FIELD_NAMES)
            .build();

    /** Members whose strings are data or ids and no text. */
    private static final Set<String> NO_TEXT =
            Set.of("data", "url", "image_url", "file_data", "encrypted_content", "signature", "id", "type", "role");

    private static final int MOST_DEPTH = 512;
    private static final int LONGEST_NAME = 256;

    /**
     * Where a body says whether a stream of chat completions reports its usage.
     *
     * @param said whether it says so, in either way
     * @param insertAt where the root's members begin; 0 where the body is no object
     * @param optionsAt where the members of {@code stream_options} begin; 0 where there is no such object
     */
    public record UsageOption(boolean said, int insertAt, int optionsAt) {
        static final UsageOption NONE = new UsageOption(false, 0, 0);
    }

    /**
     * Scans a body.
     *
     * @throws RefusedException if it is not a JSON object
     */
    public static BodyScan of(byte[] body) {
        try (JsonParser json = JSON.createParser(body)) {
            if (json.nextToken() != JsonToken.START_OBJECT) {
                throw noObject();
            }
            return new Walk(json).root();
        } catch (IOException malformed) {
            throw noObject();
        }
    }

    private static RefusedException noObject() {
        return new RefusedException(
                RefusalCode.INVALID_REQUEST, "The body must be a JSON object, as the API of the path describes it.");
    }

    /** One walk through a body. */
    private static final class Walk {
        private final JsonParser json;
        private int insertAt;
        private int optionsAt;
        private boolean said;
        private @Nullable String model;
        private @Nullable Boolean stream;
        private @Nullable String session;
        private long textBytes;

        Walk(JsonParser json) {
            this.json = json;
        }

        BodyScan root() throws IOException {
            insertAt = position();
            while (json.nextToken() == JsonToken.FIELD_NAME) {
                String name = json.currentName();
                member(name, json.nextToken());
            }
            if (json.currentToken() != JsonToken.END_OBJECT || json.nextToken() != null) {
                throw noObject();
            }
            UsageOption usage = new UsageOption(said, insertAt, optionsAt);
            return new BodyScan(model, stream, usage, session, textBytes);
        }

        private void member(String name, JsonToken value) throws IOException {
            switch (name) {
                case "model" -> model = value == JsonToken.VALUE_STRING ? name() : null;
                case "stream" -> stream = value.isBoolean() ? (Boolean) json.getBooleanValue() : null;
                case "prompt_cache_key" -> session = value == JsonToken.VALUE_STRING ? name() : session;
                case "stream_options" -> streamOptions(value);
                case "metadata" -> metadata(value);
                default -> text(value);
            }
            if (value.isStructStart() && !json.currentToken().isStructEnd()) {
                json.skipChildren();
            }
        }

        private @Nullable String name() throws IOException {
            String text = json.getText();
            return text.isEmpty() || text.length() > LONGEST_NAME ? null : text;
        }

        private void streamOptions(JsonToken value) throws IOException {
            if (value != JsonToken.START_OBJECT) {
                said = value != JsonToken.VALUE_NULL;
                return;
            }
            optionsAt = position();
            while (json.nextToken() == JsonToken.FIELD_NAME) {
                said |= json.currentName().equals("include_usage");
                json.nextToken();
                json.skipChildren();
            }
        }

        /** Claude Code names its session in the user id of the metadata. */
        private void metadata(JsonToken value) throws IOException {
            if (value != JsonToken.START_OBJECT) {
                return;
            }
            while (json.nextToken() == JsonToken.FIELD_NAME) {
                boolean user = json.currentName().equals("user_id");
                if (json.nextToken() == JsonToken.VALUE_STRING && user) {
                    session = SessionInUser.of(json.getText());
                }
                json.skipChildren();
            }
        }

        /** Adds up the strings below a value, as long as they are text. */
        private void text(JsonToken value) throws IOException {
            int depth = 0;
            JsonToken token = value;
            do {
                if (token.isStructStart()) {
                    depth = deeper(depth);
                } else if (token.isStructEnd()) {
                    depth--;
                } else if (token == JsonToken.VALUE_STRING && !isData(json.currentName())) {
                    int from = position();
                    json.finishToken();
                    textBytes += Math.max(0, position() - from - 1);
                }
                token = depth > 0 ? next() : token;
            } while (depth > 0);
        }

        private static boolean isData(@Nullable String name) {
            return name != null && NO_TEXT.contains(name);
        }

        private static int deeper(int depth) {
            if (depth == MOST_DEPTH) {
                throw noObject();
            }
            return depth + 1;
        }

        private JsonToken next() throws IOException {
            JsonToken token = json.nextToken();
            if (token == null) {
                throw noObject();
            }
            return token;
        }

        private int position() {
            return (int) json.currentLocation().getByteOffset();
        }
    }
}
