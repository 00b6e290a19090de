package io.tokenspeed.agent.demo.opencode;

import io.tokenspeed.agent.demo.content.DemoJson;
import io.tokenspeed.agent.demo.content.DemoReply;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A part of an OpenCode message.
 *
 * @param at when it was written, in milliseconds since the epoch
 * @param data the part without its ids
 */
record OpenCodePart(long at, Map<String, @Nullable Object> data) {
    static OpenCodePart stepStart(DemoReply step) {
        return new OpenCodePart(step.times().askedMillis(), DemoJson.object("type", "step-start"));
    }

    static OpenCodePart text(DemoReply step, String text) {
        return new OpenCodePart(
                step.times().endMillis(),
                DemoJson.object(
                        "type",
                        "text",
                        "text",
                        text,
                        "time",
                        span(step.times().firstMillis(), step.times().endMillis())));
    }

    /** The call of a tool that ran between a step and the next one. */
    static OpenCodePart tool(DemoReply step, DemoReply next) {
        Map<String, @Nullable Object> state = DemoJson.object(
                "status",
                "completed",
                "output",
                "ok",
                "time",
                span(step.times().endMillis(), next.times().askedMillis()));
        return new OpenCodePart(
                step.times().endMillis(), DemoJson.object("type", "tool", "tool", "bash", "state", state));
    }

    private static Map<String, @Nullable Object> span(long start, long end) {
        return DemoJson.object("start", start, "end", end);
    }
}
