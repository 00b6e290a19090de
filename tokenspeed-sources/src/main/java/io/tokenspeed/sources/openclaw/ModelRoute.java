package io.tokenspeed.sources.openclaw;

import com.fasterxml.jackson.databind.JsonNode;
import io.tokenspeed.sources.tree.JsonTree;
import org.jspecify.annotations.Nullable;

/**
 * The model that a session uses from an event on, for answers that do not name their model.
 *
 * @param model the model; null when no event named it
 * @param provider its provider; null when no event named it
 */
record ModelRoute(@Nullable String model, @Nullable String provider) {
    static final ModelRoute UNKNOWN = new ModelRoute(null, null);

    /** Returns the route after an event: the same one, unless the event changes the model. */
    ModelRoute after(JsonNode event) {
        JsonNode change = change(event);
        return change == null
                ? this
                : new ModelRoute(JsonTree.text(change, "modelId"), JsonTree.text(change, "provider")).or(this);
    }

    private static @Nullable JsonNode change(JsonNode event) {
        String type = JsonTree.text(event, "type");
        if ("model_change".equals(type)) {
            return event;
        }
        boolean snapshot = "custom".equals(type) && "model-snapshot".equals(JsonTree.text(event, "customType"));
        return snapshot ? event.get("data") : null;
    }

    /** Returns this route, with what it does not know from another one. */
    ModelRoute or(ModelRoute other) {
        return new ModelRoute(model == null ? other.model : model, provider == null ? other.provider : provider);
    }
}
