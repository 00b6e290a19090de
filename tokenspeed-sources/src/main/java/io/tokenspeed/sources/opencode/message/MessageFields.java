package io.tokenspeed.sources.opencode.message;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.tokenspeed.model.request.TokenCounts;
import io.tokenspeed.sources.json.JsonFields;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** The needed fields of a message's JSON, in the forms of all releases. A missing field is null. */
public final class MessageFields implements JsonFields.Fields {
    /** The root that OpenCode logs for a folder outside any repository. */
    private static final String NO_REPOSITORY = "/";

    private static final String RUNNING = "running";

    @Nullable
    public String id;

    @Nullable
    public String sessionId;

    @Nullable
    public String role;

    @Nullable
    public Long created;

    @Nullable
    public Long completed;

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

    TokenCounts tokens = TokenCounts.NONE;

    @Nullable
    Long costNano;

    @Nullable
    Failure failure;

    boolean content;

    /** Whether the message has a time of completion, even one that cannot be read. */
    boolean ended;

    /** The status of a compaction, such as {@code running}. */
    @Nullable
    String status;

    final Doubts doubts = new Doubts();
    final IdFields ids = new IdFields();

    /** Reads one message. */
    public static MessageFields parse(byte[] json) throws IOException {
        return JsonFields.parse(json, MessageFields::new);
    }

    /** Returns whether the root is known and is the root of a repository. */
    public boolean inRepository() {
        return root != null && !root.isBlank() && !root.equals(NO_REPOSITORY);
    }

    /** Returns whether the message states usage, even usage that cannot be true. */
    public boolean usage() {
        return tokens.total() > 0 || costNano != null || doubts.first() != null;
    }

    /**
     * Completes a message of another type than an answer, such as a compaction: it has no time of completion, and its
     * type stands for the mode.
     */
    public void finish(String type) {
        ended = ended || !RUNNING.equals(status);
        agent = agent == null ? type : agent;
    }

    @Override
    public void field(String name, JsonParser value) throws IOException {
        switch (name) {
            case "id" -> id = JsonFields.text(value);
            case "sessionID" -> sessionId = JsonFields.text(value);
            case "role" -> role = JsonFields.text(value);
            case "agent" -> agent = JsonFields.text(value);
            case "mode" -> mode = JsonFields.text(value);
            case "time" -> JsonFields.object(value, this::time);
            case "path" -> JsonFields.object(value, this::path);
            case "status" -> status = JsonFields.text(value);
            case "content" -> content(value);
            default -> request(name, value);
        }
    }

    private void request(String name, JsonParser value) throws IOException {
        switch (name) {
            case "modelID" -> model = text(value, name);
            case "providerID" -> provider = text(value, name);
            case "model" -> JsonFields.object(value, this::model);
            case "tokens" -> tokens = UsageFields.tokens(value, doubts);
            case "cost" -> costNano = UsageFields.cost(value, doubts);
            case "error" -> failure = Failure.read(value);
            case "metadata", "providerMetadata", "native", "providerState" -> JsonFields.object(value, ids);
            default -> {}
        }
    }

    private @Nullable String text(JsonParser value, String name) throws IOException {
        String text = JsonFields.text(value);
        if (text == null && !JsonFields.isNull(value)) {
            doubts.add(name + " is not a text");
        }
        return text;
    }

    private void time(String name, JsonParser value) throws IOException {
        switch (name) {
            case "created" -> created = stamp(value, "time.created");
            case "completed" -> {
                completed = stamp(value, "time.completed");
                ended = !JsonFields.isNull(value);
            }
            default -> {}
        }
    }

    private @Nullable Long stamp(JsonParser value, String name) throws IOException {
        Long stamp = JsonFields.stamp(value);
        if (stamp == null && !JsonFields.isNull(value)) {
            doubts.add(name + " is not a time in milliseconds from 2001 to 2099");
        }
        return stamp;
    }

    private void path(String name, JsonParser value) throws IOException {
        switch (name) {
            case "root" -> root = JsonFields.text(value);
            case "cwd" -> cwd = JsonFields.text(value);
            default -> {}
        }
    }

    /** The second schema nests model and provider, which the first schema has at the top level. */
    private void model(String name, JsonParser value) throws IOException {
        switch (name) {
            case "id", "modelID" -> model = model == null ? JsonFields.text(value) : model;
            case "providerID" -> provider = provider == null ? JsonFields.text(value) : provider;
            default -> {}
        }
    }

    /** Notes whether there is content, and reads only the provider's ids in it. */
    private void content(JsonParser value) throws IOException {
        if (value.currentToken() != JsonToken.START_ARRAY) {
            return;
        }
        while (value.nextToken() != JsonToken.END_ARRAY) {
            content = true;
            JsonFields.object(value, this::contentField);
            value.skipChildren();
        }
    }

    private void contentField(String name, JsonParser value) throws IOException {
        switch (name) {
            case "metadata", "providerMetadata", "native", "providerState" -> JsonFields.object(value, ids);
            default -> {}
        }
    }
}
