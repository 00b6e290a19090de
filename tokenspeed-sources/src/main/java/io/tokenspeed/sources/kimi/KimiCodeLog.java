package io.tokenspeed.sources.kimi;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.JsonNode;
import io.tokenspeed.model.request.RequestTiming;
import io.tokenspeed.model.session.SessionDetail;
import io.tokenspeed.sources.lines.RecordSink;
import io.tokenspeed.sources.records.LogTiming;
import io.tokenspeed.sources.tree.JsonTree;
import io.tokenspeed.sources.tree.TreeParser;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * A log of Kimi Code, with times in milliseconds. An {@code llm.request} is written when a request is sent, a
 * {@code usage.record} when its answer is complete. The {@code step.end} after it has the same usage again with what
 * Kimi Code measured. Usage of the scope {@code session} is that of other requests, such as compactions. After
 * the records that a fork copied stands {@code forked}.
 */
final class KimiCodeLog implements TreeParser.Log {
    private final KimiPlace place;
    private final RecordSink sink;
    private KimiSent sent = KimiSent.NONE;
    private @Nullable KimiAnswer answer;

    KimiCodeLog(KimiPlace place, RecordSink sink) {
        this.place = place;
        this.sink = sink;
    }

    @Override
    public int line(JsonNode line) {
        String type = JsonTree.text(line, "type");
        if (type == null) {
            sink.dropped("no type");
            return 0;
        }
        switch (type) {
            case "metadata" -> parent();
            case "llm.request" -> sent = KimiSent.of(line);
            case "forked" -> sent = KimiSent.NONE;
            case "usage.record" -> {
                return usage(line, line.path("usage"));
            }
            case "context.append_loop_event" -> step(line.path("event"));
            default -> {}
        }
        return 0;
    }

    private void parent() {
        String parent = place.parent();
        if (parent != null && !parent.equals(place.session())) {
            sink.session(SessionDetail.logged(place.session(), parent));
        }
    }

    private int usage(JsonNode line, JsonNode usage) {
        Long at = JsonTree.millis(line, "time");
        if (at == null || !usage.isObject()) {
            sink.dropped(at == null ? "no readable time" : "usage is no object");
            return 0;
        }
        KimiAnswer read = answer(line, KimiUsage.ofCode(usage), at);
        sent = KimiSent.NONE;
        String doubt = read.usage().doubt();
        answer = doubt == null ? read : null;
        if (doubt != null) {
            sink.doubtful(doubt);
        }
        tell(read, LogTiming.between(read.start(), at));
        return 1;
    }

    private KimiAnswer answer(JsonNode line, KimiUsage usage, long at) {
        String alias = JsonTree.text(line, "model");
        boolean turn = "turn".equals(JsonTree.text(line, "usageScope"));
        return new KimiAnswer(usage, at, sent.isOf(alias) ? sent.at() : null, model(alias), turn ? null : "session");
    }

    private @Nullable String model(@Nullable String alias) {
        String model = sent.isOf(alias) ? sent.model() : null;
        return model == null && alias != null ? place.config().model(alias) : model;
    }

    /** Tells the request again, with the measured times. */
    private void step(JsonNode event) {
        KimiAnswer last = answer;
        if (last == null || !"step.end".equals(JsonTree.text(event, "type"))) {
            return;
        }
        RequestTiming timing = last.measured(event);
        if (timing != null) {
            tell(last, timing);
        }
        answer = null;
    }

    private void tell(KimiAnswer last, RequestTiming timing) {
        sink.request(new KimiRequests(place, place.agent()).of(last.usage(), null, last.model(), last.mode(), timing));
    }

    @Override
    public void restore(JsonNode state) {
        sent = KimiSent.read(state.path("sent"));
        answer = KimiAnswer.restored(state.path("answer"));
    }

    @Override
    public void state(JsonGenerator json) throws IOException {
        sent.write(json, "sent");
        if (answer != null) {
            answer.write(json, "answer");
        }
    }
}
