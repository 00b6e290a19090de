package io.tokenspeed.sources.kimi;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.JsonNode;
import io.tokenspeed.sources.lines.RecordSink;
import io.tokenspeed.sources.tree.JsonTree;
import io.tokenspeed.sources.tree.TokenFields;
import io.tokenspeed.sources.tree.TreeParser;
import java.util.Objects;

/**
 * A log of Kimi CLI. A {@code StatusUpdate} tells the usage of an answer, perhaps several times while it grows; times are
 * in seconds. No line names the model, so it is the one that the configuration names now.
 */
final class CliLog implements TreeParser.Log {
    private static final String USUAL_MODEL = "kimi-for-coding";

    private final KimiPlace place;
    private final RecordSink sink;
    private final KimiRequests requests;
    private final String model;

    CliLog(KimiPlace place, KimiHomes homes, RecordSink sink) {
        this.place = place;
        this.sink = sink;
        this.requests = new KimiRequests(place, homes.project(place), sink);
        this.model = Objects.requireNonNullElse(homes.model(place), USUAL_MODEL);
    }

    @Override
    public int line(JsonNode line) {
        JsonNode message = line.path("message");
        JsonNode payload = message.path("payload");
        JsonNode usage = payload.get("token_usage");
        if (!"StatusUpdate".equals(JsonTree.text(message, "type")) || usage == null || usage.isNull()) {
            return 0;
        }
        Long end = JsonTree.millis(line, "timestamp");
        if (end == null || !usage.isObject()) {
            sink.dropped(end == null ? "no readable time" : "token_usage is no object");
            return 0;
        }
        TokenFields fields = KimiRequests.usage(usage, "input_other", "input_cache_read", "input_cache_creation");
        String id = JsonTree.text(payload, "message_id");
        return requests.take(place.log() + ":" + (id == null ? "at " + end : id), model, end, fields);
    }

    @Override
    public void restore(JsonNode state) {}

    @Override
    public void state(JsonGenerator json) {}
}
