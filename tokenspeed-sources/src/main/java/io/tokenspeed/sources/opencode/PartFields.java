package io.tokenspeed.sources.opencode;

import com.fasterxml.jackson.core.JsonParser;
import io.tokenspeed.model.request.TokenCounts;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** The fields of a part's JSON that matter; texts and tool results are skipped. Where there is none it is null. */
final class PartFields implements Json.Fields {
    @Nullable
    String id;

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
    static PartFields parse(byte[] json) throws IOException {
        return Json.parse(json, PartFields::new);
    }

    @Override
    public void field(String name, JsonParser value) throws IOException {
        switch (name) {
            case "id" -> id = Json.text(value);
            case "type" -> kind = kind(Json.text(value));
            case "time" -> Json.object(value, this::time);
            case "state" -> Json.object(value, this::state);
            case "tokens" -> tokens = UsageFields.tokens(value, doubts);
            case "cost" -> costNano = UsageFields.cost(value, doubts);
            case "metadata", "providerMetadata" -> Json.object(value, ids);
            default -> {}
        }
    }

    private void time(String name, JsonParser value) throws IOException {
        switch (name) {
            case "start" -> start = Json.stamp(value);
            case "end" -> end = Json.stamp(value);
            default -> {}
        }
    }

    private void state(String name, JsonParser value) throws IOException {
        if (name.equals("time")) {
            Json.object(value, this::toolTime);
        }
    }

    private void toolTime(String name, JsonParser value) throws IOException {
        switch (name) {
            case "start" -> toolStart = Json.stamp(value);
            case "end" -> toolEnd = Json.stamp(value);
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
