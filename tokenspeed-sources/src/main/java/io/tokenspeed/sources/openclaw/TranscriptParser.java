package io.tokenspeed.sources.openclaw;

import com.fasterxml.jackson.databind.JsonNode;
import io.tokenspeed.sources.json.ByteSearch;
import io.tokenspeed.sources.json.MalformedJsonException;
import io.tokenspeed.sources.lines.RecordParser;
import io.tokenspeed.sources.lines.RecordSink;
import io.tokenspeed.sources.lines.StateText;
import io.tokenspeed.sources.tree.JsonTree;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Parses the lines of one transcript file. */
final class TranscriptParser implements RecordParser {
    /** Other lines, such as the user's with their attachments, are not parsed. */
    private static final List<byte[]> TOLD_BY = List.of(
            bytes("\"assistant\""), bytes("\"model_change\""), bytes("\"model-snapshot\""), bytes("\"session\""));

    private final RecordSink sink;
    private final Rollouts rollouts;
    private final long modified;
    private String session;
    private @Nullable String project;
    private ModelRoute route = ModelRoute.UNKNOWN;

    /**
     * Creates a parser for one file.
     *
     * @param session the session that the file's name tells
     * @param modified when the file was last written, in milliseconds since the epoch
     */
    TranscriptParser(RecordSink sink, Rollouts rollouts, String session, long modified) {
        this.sink = sink;
        this.rollouts = rollouts;
        this.session = session;
        this.modified = modified;
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }

    @Override
    public int record(byte[] line, int start, int end) {
        if (TOLD_BY.stream().noneMatch(mark -> ByteSearch.indexOf(line, start, end, mark) >= 0)) {
            if (end > start && line[end - 1] != '}') {
                throw new MalformedJsonException("not JSON");
            }
            return 0;
        }
        JsonNode event = JsonTree.line(line, start, end);
        if ("session".equals(JsonTree.text(event, "type"))) {
            head(event);
            return 0;
        }
        route = route.after(event);
        Answer answer = Answer.of(event);
        return answer == null ? 0 : take(answer);
    }

    private void head(JsonNode event) {
        String id = JsonTree.text(event, "id");
        session = id == null ? session : id;
        project = JsonTree.text(event, "cwd");
    }

    private int take(Answer answer) {
        String thread = answer.codexThread();
        if (thread != null && rollouts.has(thread)) {
            return 0;
        }
        String doubt = answer.doubt();
        if (doubt != null) {
            sink.doubtful(doubt);
        }
        sink.request(AnswerRequest.of(answer, new AnswerRequest.Origin(session, project), route, modified));
        return 1;
    }

    @Override
    public void flush() {
        // Every request is handed over at once.
    }

    @Override
    public void restore(String state) {
        byte[] json = state.getBytes(StandardCharsets.UTF_8);
        JsonNode saved = JsonTree.line(json, 0, json.length);
        String id = JsonTree.text(saved, "session");
        session = id == null ? session : id;
        project = JsonTree.text(saved, "project");
        route = new ModelRoute(JsonTree.text(saved, "model"), JsonTree.text(saved, "provider"));
    }

    @Override
    public String state() {
        return StateText.object(json -> {
            json.writeStringField("session", session);
            json.writeStringField("project", project);
            json.writeStringField("model", route.model());
            json.writeStringField("provider", route.provider());
        });
    }
}
