package io.tokenspeed.gateway.log;

import io.tokenspeed.gateway.dialect.RefusalCode;
import io.tokenspeed.gateway.record.Outcome;
import io.tokenspeed.gateway.record.Served;
import io.tokenspeed.meter.answer.AnswerReading;
import io.vertx.core.json.JsonObject;
import java.time.Instant;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The line of one request. */
final class ExchangeLine {
    private static final double NANOS_PER_MILLI = 1e6;
    private static final double MICROS_PER_MILLI = 1e3;

    private ExchangeLine() {}

    /** Returns the line as JSON; what is unknown is left out. */
    static JsonObject of(Instant now, Served served) {
        Served.Answered answer = served.answer();
        RefusalCode refused = answer.refused();
        JsonObject line = new JsonObject()
                .put("time", now.toString())
                .put("level", "INFO")
                .put("requestId", served.id())
                .put("method", served.route().method())
                .put("route", served.route().template())
                .put("dialect", served.route().dialect().text())
                .put("status", answer.status());
        put(line, "code", refused == null ? null : refused.text());
        line.put("latencyMs", rounded(answer.nanos() / NANOS_PER_MILLI))
                .put("queueMs", rounded(answer.queueNanos() / NANOS_PER_MILLI))
                .put("bytesIn", answer.bytesIn())
                .put("bytesOut", answer.bytesOut());
        Outcome last = served.last();
        if (last != null) {
            outcome(line, last);
        }
        return line;
    }

    private static void outcome(JsonObject line, Outcome last) {
        line.put("outcome", last.result().reason())
                .put("attempt", last.number())
                .put("upstream", last.upstream().name())
                .put("tool", last.of().client().tool());
        put(line, "model", last.of().model());
        Long first = last.measured().times().firstMicros();
        put(line, "ttftMs", first == null ? null : (Double) rounded(first / MICROS_PER_MILLI));
        AnswerReading reading = last.reading();
        if (reading != null) {
            line.put("tokensIn", reading.tokens().prompt())
                    .put("tokensOut", reading.tokens().output());
        }
    }

    private static void put(JsonObject line, String name, @Nullable Object value) {
        if (value != null) {
            line.put(name, value);
        }
    }

    private static double rounded(double millis) {
        return Math.round(millis * 100) / 100.0;
    }

    /** Returns the same as words, for people at a terminal. */
    static String text(JsonObject line) {
        return line.getString("time") + " "
                + line.stream()
                        .filter(entry -> !entry.getKey().equals("time")
                                && !entry.getKey().equals("level"))
                        .map(entry -> entry.getKey() + "=" + entry.getValue())
                        .collect(Collectors.joining(" "));
    }
}
