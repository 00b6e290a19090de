package io.tokenspeed.sources.amp;

import com.fasterxml.jackson.databind.JsonNode;
import io.tokenspeed.sources.tree.JsonTree;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The answers in a thread, and which event of the ledger belongs to which of them. */
final class Messages {
    private Messages() {}

    /** Returns the answers with usage, in their order. */
    static List<JsonNode> withUsage(JsonNode thread) {
        List<JsonNode> found = new ArrayList<>();
        for (JsonNode message : thread.path("messages")) {
            if ("assistant".equals(JsonTree.text(message, "role"))
                    && message.path("usage").isObject()) {
                found.add(message);
            }
        }
        return found;
    }

    /** Takes the answer of an event out of a list: the one that the event names, else the first with equal usage. */
    static @Nullable JsonNode take(List<JsonNode> messages, JsonNode event) {
        String named = named(event);
        for (int i = 0; i < messages.size(); i++) {
            JsonNode message = messages.get(i);
            boolean same = named.isEmpty() ? alike(event, message) : id(message).equals(named);
            if (same) {
                return messages.remove(i);
            }
        }
        return null;
    }

    private static boolean alike(JsonNode event, JsonNode message) {
        JsonNode tokens = event.path("tokens");
        JsonNode usage = message.path("usage");
        return Objects.equals(JsonTree.text(event, "model"), JsonTree.text(usage, "model"))
                && tokens.path("input").equals(usage.path("inputTokens"))
                && tokens.path("output").equals(usage.path("outputTokens"));
    }

    /** Returns the id of a message, which is a number or a text; empty where it has none. */
    static String id(JsonNode message) {
        return text(message.get("messageId"));
    }

    /** Returns the id of the message that an event names; empty where it names none. */
    static String named(@Nullable JsonNode event) {
        return text(event == null ? null : event.get("toMessageId"));
    }

    private static String text(@Nullable JsonNode id) {
        return id == null || id.isNull() ? "" : id.asText();
    }
}
