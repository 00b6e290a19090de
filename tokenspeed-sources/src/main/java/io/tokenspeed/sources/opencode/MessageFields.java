package io.tokenspeed.sources.opencode;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.tokenspeed.model.request.TokenCounts;
import io.tokenspeed.model.request.UsageSource;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** The fields of a message's JSON that matter, in the forms of every release. Where there is none it is null. */
final class MessageFields implements Json.Fields {
    private static final TokenCounts NO_TOKENS = new TokenCounts(0, 0, 0, 0, 0, 0, true, UsageSource.REPORTED, true);

    /** The root of a folder outside any repository. */
    private static final String NO_REPOSITORY = "/";

    @Nullable
    String id;

    @Nullable
    String sessionId;

    @Nullable
    String role;

    @Nullable
    Long created;

    @Nullable
    Long completed;

    @Nullable
    String model;

    @Nullable
    String provider;

    @Nullable
    String agent;

    @Nullable
    String mode;

    @Nullable
    String root;

    @Nullable
    String cwd;

    TokenCounts tokens = NO_TOKENS;

    @Nullable
    Long costNano;

    @Nullable
    Failure failure;

    boolean content;

    /** Reads one message. */
    static MessageFields parse(byte[] json) throws IOException {
        return Json.parse(json, MessageFields::new);
    }

    /** Whether the root is known and is that of a project. */
    boolean inRepository() {
        return root != null && !root.isBlank() && !root.equals(NO_REPOSITORY);
    }

    @Override
    public void field(String name, JsonParser value) throws IOException {
        switch (name) {
            case "id" -> id = Json.text(value);
            case "sessionID" -> sessionId = Json.text(value);
            case "role" -> role = Json.text(value);
            case "agent" -> agent = Json.text(value);
            case "mode" -> mode = Json.text(value);
            case "time" -> Json.requiredObject(value, "time", this::time);
            case "path" -> Json.object(value, this::path);
            case "content" -> content = hasElements(value);
            default -> request(name, value);
        }
    }

    private void request(String name, JsonParser value) throws IOException {
        switch (name) {
            case "modelID" -> model = Json.requiredText(value, "modelID");
            case "providerID" -> provider = Json.requiredText(value, "providerID");
            case "model" -> Json.object(value, this::model);
            case "tokens" -> tokens = UsageFields.tokens(value);
            case "cost" -> costNano = UsageFields.cost(value);
            case "error" -> failure = Failure.read(value);
            default -> {}
        }
    }

    private void time(String name, JsonParser value) throws IOException {
        switch (name) {
            case "created" -> created = Json.stamp(value, "time.created");
            case "completed" -> completed = Json.stamp(value, "time.completed");
            default -> {}
        }
    }

    private void path(String name, JsonParser value) throws IOException {
        switch (name) {
            case "root" -> root = Json.text(value);
            case "cwd" -> cwd = Json.text(value);
            default -> {}
        }
    }

    /** The second schema nests what the first one keeps at the top. */
    private void model(String name, JsonParser value) throws IOException {
        switch (name) {
            case "id", "modelID" -> model = model == null ? Json.text(value) : model;
            case "providerID" -> provider = provider == null ? Json.text(value) : provider;
            default -> {}
        }
    }

    private static boolean hasElements(JsonParser parser) throws IOException {
        if (parser.currentToken() != JsonToken.START_ARRAY) {
            return false;
        }
        boolean any = false;
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            any = true;
            parser.skipChildren();
        }
        return any;
    }
}
