package io.tokenspeed.agent.demo.opencode;

import io.tokenspeed.agent.demo.content.DemoJson;
import io.tokenspeed.agent.demo.content.DemoProject;
import io.tokenspeed.agent.demo.content.DemoReply;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * An assistant message of OpenCode: its cost adds up over its steps, its token counts are those of the last step.
 *
 * @param id the message
 * @param parentId the user's message that it answers
 * @param project the project that is worked on
 * @param steps the attempts that it took, at least one
 */
record OpenCodeMessage(String id, String parentId, DemoProject project, List<DemoReply> steps) {
    OpenCodeMessage {
        steps = List.copyOf(steps);
    }

    long createdAt() {
        return steps.get(0).times().askedMillis();
    }

    long completedAt() {
        return last().times().endMillis() + 15;
    }

    private DemoReply last() {
        return steps.get(steps.size() - 1);
    }

    /** The message without its own id and without its session's id. */
    Map<String, @Nullable Object> data() {
        Map<String, @Nullable Object> data = DemoJson.object(
                "role", "assistant",
                "time", DemoJson.object("created", createdAt(), "completed", completedAt()),
                "parentID", parentId,
                "modelID", last().model().name(),
                "providerID", last().model().provider(),
                "mode", "build",
                "agent", "build",
                "path", DemoJson.object("cwd", project.root(), "root", project.root()),
                "cost", steps.stream().mapToDouble(OpenCodeMessage::cost).sum(),
                "tokens", tokens(last()));
        if (last().answered()) {
            data.put("finish", "stop");
        } else {
            data.put("error", error(last()));
        }
        return data;
    }

    /** The parts of the message, in order; none where the first attempt was not answered. */
    List<OpenCodePart> parts(String text) {
        List<OpenCodePart> parts = new ArrayList<>();
        for (int i = 0; i < steps.size() && steps.get(i).answered(); i++) {
            DemoReply step = steps.get(i);
            boolean last = i == steps.size() - 1;
            parts.add(OpenCodePart.stepStart(step));
            parts.add(OpenCodePart.text(step, text));
            if (!last) {
                parts.add(OpenCodePart.tool(step, steps.get(i + 1)));
            }
            parts.add(stepFinish(step, last ? "stop" : "tool-calls"));
        }
        return parts;
    }

    private static OpenCodePart stepFinish(DemoReply step, String reason) {
        return new OpenCodePart(
                step.times().endMillis() + 1,
                DemoJson.object("type", "step-finish", "reason", reason, "cost", cost(step), "tokens", tokens(step)));
    }

    private static double cost(DemoReply step) {
        return step.answered()
                ? step.model()
                        .usd(
                                step.tokens().input(),
                                step.tokens().cacheRead(),
                                step.tokens().cacheWrite(),
                                step.tokens().output())
                : 0;
    }

    private static Map<String, @Nullable Object> tokens(DemoReply step) {
        long some = step.answered() ? 1 : 0;
        long total = step.tokens().input()
                + step.tokens().output()
                + step.tokens().cacheRead()
                + step.tokens().cacheWrite();
        return DemoJson.object(
                "total", some * total,
                "input", some * step.tokens().input(),
                "output", some * (step.tokens().output() - step.tokens().reasoning()),
                "reasoning", some * step.tokens().reasoning(),
                "cache",
                        DemoJson.object(
                                "read",
                                some * step.tokens().cacheRead(),
                                "write",
                                some * step.tokens().cacheWrite()));
    }

    private static Map<String, @Nullable Object> error(DemoReply step) {
        return step.outcome() == DemoReply.Outcome.ABORTED
                ? DemoJson.object(
                        "name", "MessageAbortedError", "data", DemoJson.object("message", "The operation was aborted."))
                : DemoJson.object(
                        "name",
                        "APIError",
                        "data",
                        DemoJson.object("message", "Overloaded", "statusCode", 529, "isRetryable", true));
    }
}
