package io.tokenspeed.sources.copilot;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import io.tokenspeed.model.request.TokenCounts;
import io.tokenspeed.model.request.UsageSource;
import io.tokenspeed.sources.copilot.ModelTotal.Counted;
import io.tokenspeed.sources.lines.StateText;
import io.tokenspeed.sources.tree.JsonTree;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What is known of a session after the events so far. */
final class TotalsState {
    /** No session uses as many models; a damaged log must not make the state too large to be stored. */
    private static final int MOST_MODELS = 100;

    private final Map<String, ModelTotal> models = new LinkedHashMap<>();
    private String session;
    private @Nullable String project;

    TotalsState(String session) {
        this.session = session;
    }

    String session() {
        return session;
    }

    void session(@Nullable String id) {
        session = id == null ? session : id;
    }

    @Nullable
    String project() {
        return project;
    }

    /** Takes the folder that the session was started in; a session that is resumed elsewhere keeps its first one. */
    void project(@Nullable String folder) {
        project = project == null ? folder : project;
    }

    /** Takes the counters that the log states for a model, and returns all tokens and the cost of the model. */
    Counted then(String model, Counted stated) {
        ModelTotal total = models.getOrDefault(model, ModelTotal.NONE).then(stated);
        if (models.size() < MOST_MODELS || models.containsKey(model)) {
            models.put(model, total);
        }
        return total.all();
    }

    String toJson() {
        return StateText.object(json -> {
            json.writeStringField("session", session);
            if (project != null) {
                json.writeStringField("project", project);
            }
            json.writeObjectFieldStart("models");
            for (Map.Entry<String, ModelTotal> model : models.entrySet()) {
                json.writeArrayFieldStart(model.getKey());
                write(json, model.getValue().before());
                write(json, model.getValue().now());
                json.writeEndArray();
            }
            json.writeEndObject();
        });
    }

    private static void write(JsonGenerator json, Counted counted) throws IOException {
        TokenCounts tokens = counted.tokens();
        json.writeStartArray();
        json.writeNumber(tokens.input());
        json.writeNumber(tokens.cacheRead());
        json.writeNumber(tokens.cacheWrite5m());
        json.writeNumber(tokens.output());
        json.writeNumber(tokens.reasoning());
        json.writeBoolean(tokens.reasoningKnown());
        json.writeString(tokens.source().name());
        json.writeNumber(counted.nano());
        json.writeEndArray();
    }

    /** Returns the state of an earlier read; the first state where the text is not one. */
    static TotalsState parse(String session, String text) {
        TotalsState state = new TotalsState(session);
        try {
            JsonNode json = JsonTree.document(text.getBytes(StandardCharsets.UTF_8));
            state.session(JsonTree.text(json, "session"));
            state.project(JsonTree.text(json, "project"));
            json.path("models")
                    .properties()
                    .forEach(model -> state.models.put(
                            model.getKey(),
                            new ModelTotal(
                                    counted(model.getValue().path(0)),
                                    counted(model.getValue().path(1)))));
            return state;
        } catch (JsonProcessingException none) {
            return new TotalsState(session);
        }
    }

    private static Counted counted(JsonNode json) {
        TokenCounts tokens = new TokenCounts(
                json.path(0).asLong(),
                json.path(1).asLong(),
                json.path(2).asLong(),
                0,
                json.path(3).asLong(),
                json.path(4).asLong(),
                json.path(5).asBoolean(),
                UsageSource.valueOf(json.path(6).asText(UsageSource.MISSING.name())),
                true);
        return new Counted(tokens, json.path(7).asLong());
    }
}
