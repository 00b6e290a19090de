package io.tokenspeed.sources.opencode.message;

import com.fasterxml.jackson.core.JsonParser;
import io.tokenspeed.model.request.TokenCounts;
import io.tokenspeed.sources.json.JsonFields;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** The needed fields of a part's JSON; texts and tool results are skipped. A missing field is null. */
public final class PartFields implements JsonFields.Fields {
    @Nullable
    public String id;

    Part.Kind kind = Part.Kind.OTHER;

    @Nullable
    Long start;

    @Nullable
    Long end;

    @Nullable
    Long toolStart;

    @Nullable
    Long toolEnd;

    TokenCounts tokens = TokenCounts.NONE;

    @Nullable
    Long costNano;

    final Doubts doubts = new Doubts();
    final IdFields ids = new IdFields();

    /** Reads one part. */
    public static PartFields parse(byte[] json) throws IOException {
        return JsonFields.parse(json, PartFields::new);
    }

    @Override
    public void field(String name, JsonParser value) throws IOException {
        switch (name) {
            case "id" -> id = JsonFields.text(value);
            case "type" -> kind = kind(JsonFields.text(value));
            case "time" -> JsonFields.object(value, this::time);
            case "state" -> JsonFields.object(value, this::state);
            case "tokens" -> tokens = UsageFields.tokens(value, doubts);
            case "cost" -> costNano = UsageFields.cost(value, doubts);
            case "metadata", "providerMetadata" -> JsonFields.object(value, ids);
            default -> {}
        }
    }

    private void time(String name, JsonParser value) throws IOException {
        switch (name) {
            case "start" -> start = JsonFields.stamp(value);
            case "end" -> end = JsonFields.stamp(value);
            default -> {}
        }
    }

    private void state(String name, JsonParser value) throws IOException {
        if (name.equals("time")) {
            JsonFields.object(value, this::toolTime);
        }
    }

    private void toolTime(String name, JsonParser value) throws IOException {
        switch (name) {
            case "start" -> toolStart = JsonFields.stamp(value);
            case "end" -> toolEnd = JsonFields.stamp(value);
            default -> {}
        }
    }

    private static Part.Kind kind(@Nullable String type) {
        return switch (type == null ? "" : type) {
            case "text" -> Part.Kind.TEXT;
            case "reasoning" -> Part.Kind.REASONING;
            case "tool" -> Part.Kind.TOOL;
            case "step-finish" -> Part.Kind.STEP_FINISH;
            default -> Part.Kind.OTHER;
        };
    }
}
