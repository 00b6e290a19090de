package io.tokenspeed.sources.tree;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.JsonNode;
import io.tokenspeed.sources.lines.RecordParser;
import io.tokenspeed.sources.lines.RecordSink;
import io.tokenspeed.sources.lines.StateText;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

/** Parses each line of a log as a tree. For logs with far fewer and shorter lines than those of Claude Code or Codex. */
public final class TreeParser implements RecordParser {
    private final RecordSink sink;
    private final Log log;

    /** Creates a parser for one file. */
    public TreeParser(RecordSink sink, Log log) {
        this.sink = sink;
        this.log = log;
    }

    /** Understands the lines of one file of one tool, in order. */
    public interface Log {
        /** Reads a line, which is an object; returns how many usage records it held. */
        int line(JsonNode line);

        /** Restores what {@link #state} wrote. */
        void restore(JsonNode state);

        /** Writes the members of what a later read needs. */
        void state(JsonGenerator json) throws IOException;
    }

    @Override
    public void restore(String state) {
        byte[] json = state.getBytes(StandardCharsets.UTF_8);
        log.restore(JsonTree.line(json, 0, json.length));
    }

    @Override
    public int record(byte[] bytes, int start, int end) {
        JsonNode line = JsonTree.line(bytes, start, end);
        if (!line.isObject()) {
            sink.dropped("not an object");
            return 0;
        }
        return log.line(line);
    }

    @Override
    public void flush() {}

    @Override
    public String state() {
        return StateText.object(log::state);
    }
}
