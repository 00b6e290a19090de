package io.tokenspeed.sources.openclaw;

import com.fasterxml.jackson.databind.JsonNode;
import io.tokenspeed.sources.tree.JsonTree;
import org.jspecify.annotations.Nullable;

/**
 * Recognises answers that OpenClaw mirrors from Codex, which it runs as a server. Such an answer has the idempotency
 * key {@code codex-app-server:THREAD:TURN:assistant} and the usage of the last response of its turn only, while the
 * rollout of the thread has the usage of each response.
 */
final class CodexTurn {
    private static final String PREFIX = "codex-app-server:";

    private CodexTurn() {}

    /** Returns the thread that a message mirrors a turn of; null where it mirrors none. */
    static @Nullable String thread(JsonNode message) {
        String key = JsonTree.text(message, "idempotencyKey");
        if (key == null || !key.startsWith(PREFIX)) {
            return null;
        }
        int end = key.indexOf(':', PREFIX.length());
        String thread = end < 0 ? key.substring(PREFIX.length()) : key.substring(PREFIX.length(), end);
        return thread.isEmpty() ? null : thread;
    }
}
