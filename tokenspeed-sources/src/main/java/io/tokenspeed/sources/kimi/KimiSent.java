package io.tokenspeed.sources.kimi;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.JsonNode;
import io.tokenspeed.sources.tree.JsonTree;
import io.tokenspeed.sources.tree.TreeState;
import java.io.IOException;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The latest request that was sent.
 *
 * @param at when it was sent, in milliseconds since the epoch; null when unknown
 * @param alias the user's name of the model; null when unknown
 * @param model the model that the provider was asked for; null when unknown
 */
record KimiSent(
        @Nullable Long at, @Nullable String alias, @Nullable String model) {
    static final KimiSent NONE = new KimiSent(null, null, null);

    static KimiSent of(JsonNode line) {
        return new KimiSent(
                JsonTree.millis(line, "time"), JsonTree.text(line, "modelAlias"), JsonTree.text(line, "model"));
    }

    /** Returns whether usage under that name may be of this request. */
    boolean isOf(@Nullable String name) {
        return at != null && (alias == null || Objects.equals(alias, name));
    }

    void write(JsonGenerator json, String name) throws IOException {
        json.writeObjectFieldStart(name);
        TreeState.number(json, "at", at);
        TreeState.text(json, "alias", alias);
        TreeState.text(json, "model", model);
        json.writeEndObject();
    }

    static KimiSent read(JsonNode state) {
        return new KimiSent(
                TreeState.number(state, "at"), JsonTree.text(state, "alias"), JsonTree.text(state, "model"));
    }
}
