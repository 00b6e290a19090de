package io.tokenspeed.sources.opencode.message;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.tokenspeed.model.request.ErrorKind;
import io.tokenspeed.model.request.Status;
import io.tokenspeed.sources.json.JsonFields;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * Why a message failed or was cancelled, from its {@code error} object. The kind of error is in its {@code name} in the
 * first schema, in its {@code type} in the second.
 *
 * @param status how the attempt ended
 * @param kind why the attempt failed; non-null exactly when {@code status} is {@code FAILED}
 */
record Failure(Status status, @Nullable ErrorKind kind) {
    private static final Failure CANCELLED = new Failure(Status.CANCELLED, null);

    /**
     * Reads an {@code error}; returns null for null. An object with an unknown name, or a value that is no object, is a
     * failure, too.
     */
    static @Nullable Failure read(JsonParser parser) throws IOException {
        if (parser.currentToken() == JsonToken.VALUE_NULL) {
            return null;
        }
        Fields fields = new Fields();
        JsonFields.object(parser, fields);
        return of(fields.name, fields.statusCode);
    }

    private static Failure of(String name, int statusCode) {
        return switch (name) {
            case "MessageAbortedError", "aborted" -> CANCELLED;
            case "ProviderAuthError",
                    "ContextOverflowError",
                    "ContentFilterError",
                    "provider.auth",
                    "provider.invalid-request",
                    "provider.content-filter" -> new Failure(Status.FAILED, ErrorKind.CLIENT);
            default -> new Failure(Status.FAILED, ErrorKind.ofStatus(statusCode));
        };
    }

    private static final class Fields implements JsonFields.Fields {
        private String name = "";
        private int statusCode;

        @Override
        public void field(String field, JsonParser value) throws IOException {
            switch (field) {
                case "name", "type" -> name = orEmpty(JsonFields.text(value));
                case "status" -> statusCode(value);
                case "data" -> JsonFields.object(value, this::data);
                default -> {}
            }
        }

        private void data(String field, JsonParser value) throws IOException {
            if (field.equals("statusCode")) {
                statusCode(value);
            }
        }

        private void statusCode(JsonParser value) throws IOException {
            statusCode = JsonFields.number(value) ? (int) value.getDoubleValue() : 0;
        }

        private static String orEmpty(@Nullable String text) {
            return text == null ? "" : text;
        }
    }
}
