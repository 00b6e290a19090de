package io.tokenspeed.sources.kimi;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.JsonNode;
import io.tokenspeed.sources.lines.RecordSink;
import io.tokenspeed.sources.records.LogTiming;
import io.tokenspeed.sources.tree.JsonTree;
import io.tokenspeed.sources.tree.TreeParser;
import io.tokenspeed.sources.tree.TreeState;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * A log of Kimi CLI: {@code {"timestamp":<seconds>,"message":{"type":...,"payload":{...}}}}. A {@code StatusUpdate} with
 * usage comes when an answer is complete and its tools begin; its request began with the step, or after the compaction
 * at the step's beginning. The events of a sub-agent are also in the log of its session's main agent.
 */
final class KimiCliLog implements TreeParser.Log {
    private final KimiPlace place;
    private final RecordSink sink;
    private @Nullable Long stepAt;
    /** The answer of the current step, because a step makes one request; empty for an answer without id. */
    private @Nullable String answered;

    KimiCliLog(KimiPlace place, RecordSink sink) {
        this.place = place;
        this.sink = sink;
    }

    @Override
    public int line(JsonNode line) {
        JsonNode message = line.path("message");
        String type = JsonTree.text(message, "type");
        if (type == null) {
            if (!"metadata".equals(JsonTree.text(line, "type"))) {
                sink.dropped("neither a message nor metadata");
            }
            return 0;
        }
        Long at = JsonTree.millis(line, "timestamp");
        JsonNode payload = message.path("payload");
        return switch (type) {
            case "StepBegin", "CompactionEnd" -> step(at);
            case "StatusUpdate" -> status(payload, at, place.agent());
            case "SubagentEvent" -> subAgent(payload, at);
            default -> 0;
        };
    }

    private int step(@Nullable Long at) {
        stepAt = at;
        answered = null;
        return 0;
    }

    /** A sub-agent's own log may hold the same usage at another time, so only the id of the answer tells them apart. */
    private int subAgent(JsonNode payload, @Nullable Long at) {
        JsonNode event = payload.path("event");
        JsonNode status = event.path("payload");
        boolean usage = "StatusUpdate".equals(JsonTree.text(event, "type")) && status.hasNonNull("token_usage");
        if (usage && JsonTree.text(status, "message_id") == null) {
            sink.dropped("usage of a sub-agent without the id of its answer");
            return 0;
        }
        String agent = JsonTree.text(payload, "agent_id");
        return usage ? status(status, at, agent == null ? "subagent" : agent) : 0;
    }

    private int status(JsonNode payload, @Nullable Long at, String agent) {
        JsonNode usage = payload.get("token_usage");
        if (usage == null || usage.isNull()) {
            return 0;
        }
        if (!usage.isObject()) {
            sink.dropped("token_usage is no object");
            return 0;
        }
        if (at == null) {
            sink.dropped("no readable time");
            return 0;
        }
        String id = JsonTree.text(payload, "message_id");
        Long start = agent.equals(place.agent()) ? start(id) : null;
        KimiUsage read = KimiUsage.ofCli(usage);
        if (read.doubt() != null) {
            sink.doubtful(read.doubt());
        }
        String model = place.config().defaultModel();
        sink.request(new KimiRequests(place, agent).of(read, id, model, null, LogTiming.between(start, at)));
        return 1;
    }

    private @Nullable Long start(@Nullable String id) {
        String given = id == null ? "" : id;
        boolean first = answered == null || (id != null && answered.equals(id));
        answered = given;
        return first ? stepAt : null;
    }

    @Override
    public void restore(JsonNode state) {
        stepAt = TreeState.number(state, "stepAt");
        JsonNode id = state.get("answered");
        answered = id == null ? null : id.asText();
    }

    @Override
    public void state(JsonGenerator json) throws IOException {
        TreeState.number(json, "stepAt", stepAt);
        TreeState.text(json, "answered", answered);
    }
}
