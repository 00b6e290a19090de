package io.tokenspeed.sources.copilot;

import com.fasterxml.jackson.databind.JsonNode;
import io.tokenspeed.model.request.RecordKind;
import io.tokenspeed.model.request.Request;
import io.tokenspeed.model.request.RequestDetails;
import io.tokenspeed.model.request.RequestEnding;
import io.tokenspeed.model.request.RequestKey;
import io.tokenspeed.model.request.RequestPlace;
import io.tokenspeed.model.request.RequestTiming;
import io.tokenspeed.model.request.SpeedBasis;
import io.tokenspeed.sources.json.ByteSearch;
import io.tokenspeed.sources.lines.RecordParser;
import io.tokenspeed.sources.lines.RecordSink;
import io.tokenspeed.sources.records.InferredProvider;
import io.tokenspeed.sources.tree.JsonTree;
import io.tokenspeed.sources.tree.TokenFields;
import io.tokenspeed.sources.tree.TokenFields.Field;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Reads the totals of a session from its event log, which states them when the session ends: one record per model. Single
 * answers in the log have no input, so they are not read.
 */
final class SessionTotals implements RecordParser {
    private static final byte[] EVENT_OF_SESSION = "session.".getBytes(StandardCharsets.US_ASCII);

    private final String folder;
    private final RecordSink sink;
    private TotalsState state;

    /**
     * Creates a parser for a log.
     *
     * @param folder the name of the log's folder, which is the session's id
     */
    SessionTotals(String folder, RecordSink sink) {
        this.folder = folder;
        this.sink = sink;
        this.state = new TotalsState(folder);
    }

    @Override
    public void restore(String text) {
        state = TotalsState.parse(folder, text);
    }

    @Override
    public String state() {
        return state.toJson();
    }

    @Override
    public void flush() {}

    @Override
    public int record(byte[] bytes, int start, int end) {
        if (ByteSearch.indexOf(bytes, start, end, EVENT_OF_SESSION) < 0) {
            return 0;
        }
        JsonNode event = JsonTree.line(bytes, start, end);
        JsonNode data = event.path("data");
        String type = Objects.requireNonNullElse(JsonTree.text(event, "type"), "");
        return switch (type) {
            case "session.start", "session.resume" -> started(data);
            case "session.shutdown" -> ended(data.get("modelMetrics"), JsonTree.millis(event, "timestamp"));
            default -> 0;
        };
    }

    private int started(JsonNode data) {
        state.session(JsonTree.text(data, "sessionId"));
        JsonNode context = data.get("context");
        String root = JsonTree.text(context, "gitRoot");
        state.project(root == null ? JsonTree.text(context, "cwd") : root);
        return 0;
    }

    private int ended(@Nullable JsonNode metrics, @Nullable Long at) {
        if (metrics == null || !metrics.isObject() || metrics.isEmpty()) {
            return 0;
        }
        if (at == null) {
            sink.dropped("no readable time");
            return 0;
        }
        int records = 0;
        for (Map.Entry<String, JsonNode> model : metrics.properties()) {
            records += total(model.getKey(), model.getValue(), at);
        }
        return records;
    }

    private int total(String model, JsonNode metrics, long at) {
        JsonNode usage = metrics.get("usage");
        TokenFields fields = new TokenFields()
                .inputHoldsCacheReads()
                .inputHoldsCacheWrites()
                .member(Field.INPUT, usage, "inputTokens")
                .member(Field.CACHE_READ, usage, "cacheReadTokens")
                .member(Field.CACHE_WRITE, usage, "cacheWriteTokens")
                .member(Field.OUTPUT, usage, "outputTokens")
                .member(Field.REASONING, usage, "reasoningTokens")
                .cost("totalNanoAiu", NanoAiu.dollars(metrics.get("totalNanoAiu")));
        if (!fields.stated()) {
            return 0;
        }
        long nano = Objects.requireNonNullElse(fields.costNano(), 0L);
        ModelTotal.Counted all = state.then(model, new ModelTotal.Counted(fields.counts(), nano));
        if (fields.doubt() != null) {
            sink.doubtful(fields.doubt());
        }
        sink.request(request(model, all, at));
        return 1;
    }

    private Request request(String model, ModelTotal.Counted all, long at) {
        String key = "session:" + state.session() + ":" + model;
        RequestPlace place = new RequestPlace(
                0, state.session(), key, state.project(), model, InferredProvider.of(model), "session-total");
        return new Request(
                new RequestKey(CopilotSource.TOOL, key),
                RecordKind.SINGLE,
                all.tokens(),
                all.nano() == 0 ? null : (Long) all.nano(),
                new RequestDetails(place, new RequestTiming(null, null, at, SpeedBasis.NONE, null), RequestEnding.OK));
    }
}
