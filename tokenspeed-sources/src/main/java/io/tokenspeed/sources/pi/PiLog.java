package io.tokenspeed.sources.pi;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tokenspeed.model.session.SessionDetail;
import io.tokenspeed.sources.lines.RecordSink;
import io.tokenspeed.sources.tree.JsonTree;
import io.tokenspeed.sources.tree.TreeParser;
import io.tokenspeed.sources.tree.TreeState;
import java.io.IOException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * A session: a header, then entries that form a tree. Every branch of the tree was billed, so each entry with usage
 * counts: an assistant's message, a summary, and a call beside the conversation ({@code usage} in pi,
 * {@code model_usage} in omp). What a tool's result says of requests that the tool made is not read, because
 * sub-agents have sessions of their own.
 */
final class PiLog implements TreeParser.Log {
    private final String tool;
    private final RecordSink sink;
    private final @Nullable String parent;
    private String session;
    private @Nullable String project;
    private @Nullable String model;
    private @Nullable String provider;

    PiLog(String tool, Path file, RecordSink sink) {
        this.tool = tool;
        this.sink = sink;
        this.session = PiSession.named(file);
        this.parent = PiSession.parent(file);
    }

    @Override
    public int line(JsonNode line) {
        String type = JsonTree.text(line, "type");
        if (type == null) {
            sink.dropped("no type");
            return 0;
        }
        return switch (type) {
            case "session" -> header(line);
            case "message" -> message(line, line.path("message"));
            case "usage", "model_usage" -> usage(line, line);
            case "compaction", "branch_summary" -> summary((ObjectNode) line);
            default -> 0;
        };
    }

    private int header(JsonNode line) {
        String id = JsonTree.text(line, "id");
        session = id == null ? session : id;
        project = JsonTree.text(line, "cwd");
        if (parent != null && !parent.equals(session)) {
            sink.session(SessionDetail.logged(session, parent));
        }
        return 0;
    }

    private int message(JsonNode entry, JsonNode message) {
        if (!"assistant".equals(JsonTree.text(message, "role"))) {
            return 0;
        }
        model = JsonTree.text(message, "model");
        provider = JsonTree.text(message, "provider");
        return usage(entry, message);
    }

    /** A summary does not name its model, which is the session's unless the user configured another one. */
    private int summary(ObjectNode line) {
        if (!line.has("model")) {
            line.put("model", model).put("provider", provider);
        }
        return usage(line, line);
    }

    private int usage(JsonNode entry, JsonNode message) {
        JsonNode usage = message.get("usage");
        if (usage == null || usage.isNull()) {
            return 0;
        }
        if (!usage.isObject()) {
            sink.dropped("usage is no object");
            return 0;
        }
        PiTimes times = PiTimes.of(entry, message);
        if (times == null) {
            sink.dropped("no readable time");
            return 0;
        }
        PiUsage read = PiUsage.of(usage);
        String doubt = read.doubt(message);
        if (doubt != null) {
            sink.doubtful(doubt);
        }
        sink.request(new PiRequests(tool, session, project).of(entry, message, read, times));
        return 1;
    }

    @Override
    public void restore(JsonNode state) {
        String id = JsonTree.text(state, "session");
        session = id == null ? session : id;
        project = JsonTree.text(state, "project");
        model = JsonTree.text(state, "model");
        provider = JsonTree.text(state, "provider");
    }

    @Override
    public void state(JsonGenerator json) throws IOException {
        json.writeStringField("session", session);
        TreeState.text(json, "project", project);
        TreeState.text(json, "model", model);
        TreeState.text(json, "provider", provider);
    }
}
