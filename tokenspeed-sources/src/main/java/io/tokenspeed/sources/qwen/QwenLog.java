package io.tokenspeed.sources.qwen;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.JsonNode;
import io.tokenspeed.model.request.Request;
import io.tokenspeed.model.session.SessionDetail;
import io.tokenspeed.sources.lines.RecordSink;
import io.tokenspeed.sources.tree.JsonTree;
import io.tokenspeed.sources.tree.TreeParser;
import io.tokenspeed.sources.tree.TreeState;
import java.io.IOException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * A chat. An answer's usage is in its {@code assistant} record. Just before it stands a {@code ui_telemetry} record with
 * the same counters and with the times that Qwen Code measured; without it, the request began at the latest prompt or
 * tool result.
 */
final class QwenLog implements TreeParser.Log {
    private final RecordSink sink;
    private final String fileName;
    private @Nullable Long inputAt;
    private @Nullable QwenTimes times;

    QwenLog(Path file, RecordSink sink) {
        this.sink = sink;
        String name = file.getFileName().toString();
        this.fileName = name.substring(0, name.length() - ".jsonl".length());
    }

    @Override
    public int line(JsonNode line) {
        String type = JsonTree.text(line, "type");
        if (type == null) {
            sink.dropped("no type");
            return 0;
        }
        return switch (type) {
            case "assistant" -> answer(line);
            case "user", "tool_result" -> input(line);
            case "system" -> system(line, String.valueOf(JsonTree.text(line, "subtype")));
            default -> 0;
        };
    }

    private int input(JsonNode line) {
        Long at = JsonTree.millis(line, "timestamp");
        inputAt = at == null ? inputAt : at;
        return 0;
    }

    private int answer(JsonNode line) {
        JsonNode usage = line.get("usageMetadata");
        if (usage == null || usage.isNull()) {
            return 0;
        }
        Long end = JsonTree.millis(line, "timestamp");
        if (!isUsable(line, end) || end == null) {
            return 0;
        }
        if (!usage.isObject()) {
            sink.dropped("usageMetadata is no object");
            return 0;
        }
        QwenUsage read = QwenUsage.of(usage);
        QwenTimes measured = times != null && times.isOf(usage) ? times : null;
        times = null;
        return request(new QwenRequests(line, fileName).answer(read, measured, inputAt, end), read.doubt(line));
    }

    private int system(JsonNode line, String subtype) {
        JsonNode payload = line.path("systemPayload");
        if (subtype.equals("parent_session")) {
            String parent = JsonTree.text(payload, "parentSessionId");
            String session = JsonTree.text(line, "sessionId");
            if (parent != null && session != null && !parent.equals(session)) {
                sink.session(SessionDetail.logged(session, parent));
            }
            return 0;
        }
        return subtype.equals("ui_telemetry") ? event(line, payload.path("uiEvent")) : 0;
    }

    /** Events of sub-agents lie between those of the main agent, but their answers are in other files. */
    private int event(JsonNode line, JsonNode event) {
        String name = String.valueOf(JsonTree.text(event, "event.name"));
        boolean subAgent = JsonTree.text(event, "subagent_name") != null;
        if (name.endsWith("api_response") && !subAgent) {
            times = QwenTimes.of(event);
        }
        Long end = JsonTree.millis(line, "timestamp");
        boolean failed = name.endsWith("api_error") && isUsable(line, end);
        return failed && end != null ? request(new QwenRequests(line, fileName).failure(event, end), null) : 0;
    }

    private boolean isUsable(JsonNode line, @Nullable Long end) {
        if (end == null) {
            sink.dropped("no readable time");
        } else if (JsonTree.text(line, "uuid") == null) {
            sink.dropped("no uuid");
        }
        return end != null && JsonTree.text(line, "uuid") != null;
    }

    private int request(Request request, @Nullable String doubt) {
        if (doubt != null) {
            sink.doubtful(doubt);
        }
        sink.request(request);
        return 1;
    }

    @Override
    public void restore(JsonNode state) {
        inputAt = TreeState.number(state, "inputAt");
        times = QwenTimes.read(state.get("times"));
    }

    @Override
    public void state(JsonGenerator json) throws IOException {
        TreeState.number(json, "inputAt", inputAt);
        if (times != null) {
            times.write(json, "times");
        }
    }
}
