package io.tokenspeed.agent.demo.claude;

import io.tokenspeed.agent.demo.content.DemoIds;
import io.tokenspeed.agent.demo.content.DemoJson;
import io.tokenspeed.agent.demo.content.DemoReply;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/**
 * Writes one reply the way Claude Code does: a row per content block, all with the same message id, of which only the
 * last one holds the final output count.
 */
final class ClaudeReply {
    private final DemoReply reply;
    private final ClaudeTranscript transcript;
    private final Random random;
    private final String messageId;
    private final String requestId;
    private final List<Map<String, @Nullable Object>> blocks = new ArrayList<>();

    ClaudeReply(DemoReply reply, ClaudeTranscript transcript, Random random) {
        this.reply = reply;
        this.transcript = transcript;
        this.random = random;
        this.messageId = DemoIds.prefixed("msg_01", random);
        this.requestId = DemoIds.prefixed("req_011", random);
    }

    void thinking(String text) {
        blocks.add(DemoJson.object("type", "thinking", "thinking", text, "signature", requestId));
    }

    void text(String text) {
        blocks.add(DemoJson.object("type", "text", "text", text));
    }

    /** Adds a call of a tool and returns its id. */
    String toolUse(String tool, String input) {
        String id = DemoIds.prefixed("toolu_01", random);
        blocks.add(DemoJson.object(
                "type", "tool_use", "id", id, "name", tool, "input", DemoJson.object("command", input)));
        return id;
    }

    /** Writes a row per block, without the last block where the reply was aborted. Returns the number of rows. */
    int write(String stopReason) throws IOException {
        int rows = reply.answered() ? blocks.size() : blocks.size() - 1;
        long span = (reply.times().endMillis() - reply.times().firstMillis()) / blocks.size();
        for (int i = 0; i < rows; i++) {
            boolean last = i == blocks.size() - 1;
            long at = last ? reply.times().endMillis() : reply.times().firstMillis() + span * (i + 1);
            transcript.assistant(
                    at, requestId, message(blocks.get(i), last ? stopReason : null), random, "apiBlockIndex", i);
        }
        return rows;
    }

    private Map<String, @Nullable Object> message(Map<String, @Nullable Object> block, @Nullable String stopReason) {
        return DemoJson.object(
                "id",
                messageId,
                "type",
                "message",
                "role",
                "assistant",
                "model",
                reply.model().name(),
                "content",
                List.of(block),
                "stop_reason",
                stopReason,
                "usage",
                usage(stopReason != null));
    }

    private Map<String, @Nullable Object> usage(boolean complete) {
        long hour = reply.tokens().cacheWrite() / 4;
        Map<String, @Nullable Object> usage = DemoJson.object(
                "input_tokens", reply.tokens().input(),
                "cache_creation_input_tokens", reply.tokens().cacheWrite(),
                "cache_read_input_tokens", reply.tokens().cacheRead(),
                "cache_creation",
                        DemoJson.object(
                                "ephemeral_5m_input_tokens",
                                reply.tokens().cacheWrite() - hour,
                                "ephemeral_1h_input_tokens",
                                hour),
                "output_tokens",
                        complete
                                ? reply.tokens().output()
                                : Math.min(
                                        reply.tokens().output(),
                                        1 + reply.tokens().input() % 7),
                "service_tier", "standard");
        if (complete) {
            usage.put(
                    "output_tokens_details",
                    DemoJson.object("thinking_tokens", reply.tokens().reasoning()));
        }
        return usage;
    }
}
