package io.tokenspeed.sources.grok;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import io.tokenspeed.model.session.SessionDetail;
import io.tokenspeed.sources.json.ByteSearch;
import io.tokenspeed.sources.lines.RecordParser;
import io.tokenspeed.sources.lines.RecordSink;
import io.tokenspeed.sources.lines.StateText;
import io.tokenspeed.sources.tree.JsonTree;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Parses the log of all sessions, with lines of {@code ts}, process {@code pid}, session {@code sid}, {@code msg} and
 * {@code ctx}. Parses only lines about calls, models and sessions, because the log has lines about everything else, too.
 */
final class CallParser implements RecordParser {
    static final String CALL = "shell.turn.inference_done";
    private static final String SPAWN = "subagent spawn credentials";
    private static final String PARENT = "parent_model";

    private static final List<byte[]> WANTED = Stream.of(
                    CALL,
                    "model changed",
                    "model catalog: notifying clients",
                    "session created",
                    "subagent ",
                    "AuthManager::new")
            .map(text -> text.getBytes(StandardCharsets.UTF_8))
            .toList();

    private final RecordSink sink;
    private final SessionFolders sessions;
    private final CallContext context = new CallContext();
    private @Nullable Long since;

    /**
     * Creates a parser.
     *
     * @param since when the first call was that was ever read from the log; null for none
     */
    CallParser(RecordSink sink, SessionFolders sessions, @Nullable Long since) {
        this.sink = sink;
        this.sessions = sessions;
        this.since = since;
    }

    @Override
    public void restore(String state) {
        try {
            context.restore(JsonTree.document(state.getBytes(StandardCharsets.UTF_8)));
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    @Override
    public int record(byte[] bytes, int start, int end) {
        if (WANTED.stream().noneMatch(text -> ByteSearch.indexOf(bytes, start, end, text) >= 0)) {
            return 0;
        }
        JsonNode line = JsonTree.line(bytes, start, end);
        String message = JsonTree.text(line, "msg");
        JsonNode facts = line.get("ctx");
        if (CALL.equals(message)) {
            return call(line, facts);
        }
        if (message != null) {
            learn(message, line, facts);
        }
        return 0;
    }

    private void learn(String message, JsonNode line, @Nullable JsonNode facts) {
        String session = JsonTree.text(line, "sid");
        String process = process(line);
        switch (message) {
            case "AuthManager::new" -> context.started(process);
            case "session created" -> context.project(session, JsonTree.text(facts, "cwd"));
            case "model changed" -> model(session, process, JsonTree.text(facts, "model"));
            case "model catalog: notifying clients" ->
                model(session, process, JsonTree.text(facts, "current_model_id"));
            case "subagent read parent config (live)" ->
                context.processModel(process, JsonTree.text(facts, "session_model_id"));
            case SPAWN -> spawn(session, process, facts);
            default -> {
                // Another line that holds one of the wanted texts.
            }
        }
    }

    private void model(@Nullable String session, @Nullable String process, @Nullable String model) {
        if (session == null) {
            context.processModel(process, model);
        } else {
            context.sessionModel(session, model);
        }
    }

    private void spawn(@Nullable String session, @Nullable String process, @Nullable JsonNode facts) {
        String child = JsonTree.text(facts, "subagent_id");
        context.sessionModel(child, JsonTree.text(facts, "effective_model"));
        context.processModel(process, JsonTree.text(facts, PARENT));
        if (child != null && session != null && !child.equals(session)) {
            sink.session(SessionDetail.logged(child, session));
        }
    }

    static @Nullable String process(JsonNode line) {
        JsonNode process = line.get("pid");
        return process == null || !process.isValueNode() ? null : process.asText();
    }

    private int call(JsonNode line, @Nullable JsonNode facts) {
        ModelCall call = ModelCall.of(line, facts);
        if (!call.tokens().stated()) {
            return 0;
        }
        Long end = call.endMillis();
        if (end == null) {
            sink.dropped("no readable time");
            return 0;
        }
        since = since == null ? end : since;
        sink.request(call.request(end, model(call.session(), process(line)), project(call.session())));
        if (call.tokens().doubt() != null) {
            sink.doubtful(call.tokens().doubt());
        }
        return 1;
    }

    private String model(String session, @Nullable String process) {
        String model = context.model(session, process);
        String known = model == null ? sessions.model(session) : model;
        return known == null ? GrokRequests.UNKNOWN : known;
    }

    private @Nullable String project(String session) {
        String project = context.project(session);
        return project == null ? sessions.project(session) : project;
    }

    @Override
    public void flush() {
        // Each call is handed over at once.
    }

    @Override
    public String state() {
        return StateText.object(json -> {
            if (since != null) {
                json.writeNumberField(Coverage.SINCE, since);
            }
            context.write(json);
        });
    }
}
