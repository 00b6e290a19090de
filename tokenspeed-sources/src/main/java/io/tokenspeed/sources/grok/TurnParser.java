package io.tokenspeed.sources.grok;

import com.fasterxml.jackson.databind.JsonNode;
import io.tokenspeed.model.request.Request;
import io.tokenspeed.sources.json.ByteSearch;
import io.tokenspeed.sources.lines.RecordParser;
import io.tokenspeed.sources.lines.RecordSink;
import io.tokenspeed.sources.tree.JsonTree;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * Parses the updates of a session, of which only {@code turn_completed} has tokens: the sums of the turn's calls, by
 * model. Parses only these lines, because the others hold the conversation in small parts.
 */
final class TurnParser implements RecordParser {
    private static final String COMPLETED = "turn_completed";
    private static final byte[] WANTED = COMPLETED.getBytes(StandardCharsets.UTF_8);

    private final RecordSink sink;
    private final SessionFolder session;
    private final Coverage coverage;

    TurnParser(RecordSink sink, SessionFolder session, Coverage coverage) {
        this.sink = sink;
        this.session = session;
        this.coverage = coverage;
    }

    @Override
    public void restore(String state) {
        // Each line stands for itself.
    }

    @Override
    public int record(byte[] bytes, int start, int end) {
        if (ByteSearch.indexOf(bytes, start, end, WANTED) < 0) {
            return 0;
        }
        JsonNode line = JsonTree.line(bytes, start, end);
        JsonNode update = line.path("params").path("update");
        return COMPLETED.equals(JsonTree.text(update, "sessionUpdate")) ? turn(Turn.of(line, update, session)) : 0;
    }

    private int turn(Turn turn) {
        Long end = turn.endMillis();
        if (end == null) {
            sink.dropped("no readable time");
            return 0;
        }
        if (turn.hasUsage() && covered(end)) {
            return 0;
        }
        String doubt = turn.doubt();
        if (doubt != null) {
            sink.doubtful(doubt);
        }
        List<Request> requests = turn.requests(end);
        requests.forEach(sink::request);
        return requests.size();
    }

    private boolean covered(long end) {
        try {
            return coverage.covers(end);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    @Override
    public void flush() {
        // Each turn is handed over at once.
    }

    @Override
    public String state() {
        return "{}";
    }
}
