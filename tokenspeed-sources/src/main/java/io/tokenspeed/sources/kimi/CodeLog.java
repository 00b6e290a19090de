package io.tokenspeed.sources.kimi;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.JsonNode;
import io.tokenspeed.sources.lines.RecordSink;
import io.tokenspeed.sources.tree.JsonTree;
import io.tokenspeed.sources.tree.TokenFields;
import io.tokenspeed.sources.tree.TreeParser;
import io.tokenspeed.sources.tree.TreeState;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * A log of Kimi Code. A {@code usage.record} of the scope {@code turn} tells the usage of one call; those of the scope
 * {@code session} add up what others told. Its model may be an alias, for which {@code llm.request} before it names the
 * model that was called.
 */
final class CodeLog implements TreeParser.Log {
    private static final String PREFIX = "kimi-code/";
    private static final String USUAL_MODEL = "kimi-for-coding";

    private final KimiPlace place;
    private final RecordSink sink;
    private final KimiRequests requests;
    private @Nullable String called;

    CodeLog(KimiPlace place, KimiHomes homes, RecordSink sink) {
        this.place = place;
        this.sink = sink;
        this.requests = new KimiRequests(place, homes.project(place), sink);
    }

    @Override
    public int line(JsonNode line) {
        String type = JsonTree.text(line, "type");
        if ("llm.request".equals(type)) {
            String named = named(line);
            called = named == null ? called : named;
            return 0;
        }
        boolean ofCall = "usage.record".equals(type) && "turn".equals(JsonTree.text(line, "usageScope"));
        return ofCall ? usage(line, line.path("usage")) : 0;
    }

    private int usage(JsonNode line, JsonNode usage) {
        Long end = JsonTree.millis(line, "time");
        if (end == null || !usage.isObject()) {
            sink.dropped(end == null ? "no readable time" : "usage is no object");
            return 0;
        }
        TokenFields fields = KimiRequests.usage(usage, "inputOther", "inputCacheRead", "inputCacheCreation");
        String named = named(line);
        String model = named != null ? named : called != null ? called : USUAL_MODEL;
        String key = place.log() + ":" + end + ":" + fields.counts().prompt() + ":"
                + fields.counts().output();
        return requests.take(key, model, end, fields);
    }

    /** Returns the model of a line; null for a name such as {@code __kimi_env_model__}, which stands for a setting. */
    private static @Nullable String named(JsonNode line) {
        String model = JsonTree.text(line, "model");
        if (model == null || (model.startsWith("__") && model.endsWith("__"))) {
            return null;
        }
        return model.startsWith(PREFIX) ? model.substring(PREFIX.length()) : model;
    }

    @Override
    public void restore(JsonNode state) {
        called = JsonTree.text(state, "called");
    }

    @Override
    public void state(JsonGenerator json) throws IOException {
        TreeState.text(json, "called", called);
    }
}
