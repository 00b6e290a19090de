package io.tokenspeed.agent.demo;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * An assistant message of OpenCode: its cost adds up over its steps, its token counts are those of the last step.
 *
 * @param id the message
 * @param parentId the user's message that it answers
 * @param project where it works
 * @param steps the attempts that it took, at least one
 */
record OpenCodeMessage(String id, String parentId, Project project, List<Reply> steps) {
    OpenCodeMessage {
        steps = List.copyOf(steps);
    }

    long createdAt() {
        return steps.get(0).times().askedMillis();
    }

    long completedAt() {
        return last().times().endMillis() + 15;
    }

    private Reply last() {
        return steps.get(steps.size() - 1);
    }

    /** The message without its own id and that of its session. */
    Map<String, @Nullable Object> data() {
        Map<String, @Nullable Object> data = Json.object(
                "role", "assistant",
                "time", Json.object("created", createdAt(), "completed", completedAt()),
                "parentID", parentId,
                "modelID", last().model().name(),
                "providerID", last().model().provider(),
                "mode", "build",
                "agent", "build",
                "path", Json.object("cwd", project.root(), "root", project.root()),
                "cost", steps.stream().mapToDouble(OpenCodeMessage::cost).sum(),
                "tokens", tokens(last()));
        if (last().answered()) {
            data.put("finish", "stop");
        } else {
            data.put("error", error(last()));
        }
        return data;
    }

    /** The parts of the message, in order; none where the first attempt came to nothing. */
    List<OpenCodePart> parts(String text) {
        List<OpenCodePart> parts = new ArrayList<>();
        for (int i = 0; i < steps.size() && steps.get(i).answered(); i++) {
            Reply step = steps.get(i);
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

    private static OpenCodePart stepFinish(Reply step, String reason) {
        return new OpenCodePart(
                step.times().endMillis() + 1,
                Json.object("type", "step-finish", "reason", reason, "cost", cost(step), "tokens", tokens(step)));
    }

    private static double cost(Reply step) {
        return step.answered()
                ? step.model()
                        .usd(
                                step.tokens().input(),
                                step.tokens().cacheRead(),
                                step.tokens().cacheWrite(),
                                step.tokens().output())
                : 0;
    }

    private static Map<String, @Nullable Object> tokens(Reply step) {
        long some = step.answered() ? 1 : 0;
        long total = step.tokens().input()
                + step.tokens().output()
                + step.tokens().cacheRead()
                + step.tokens().cacheWrite();
        return Json.object(
                "total", some * total,
                "input", some * step.tokens().input(),
                "output", some * (step.tokens().output() - step.tokens().reasoning()),
                "reasoning", some * step.tokens().reasoning(),
                "cache",
                        Json.object(
                                "read",
                                some * step.tokens().cacheRead(),
                                "write",
                                some * step.tokens().cacheWrite()));
    }

    private static Map<String, @Nullable Object> error(Reply step) {
        return step.outcome() == Reply.Outcome.ABORTED
                ? Json.object(
                        "name", "MessageAbortedError", "data", Json.object("message", "The operation was aborted."))
                : Json.object(
                        "name",
                        "APIError",
                        "data",
                        Json.object("message", "Overloaded", "statusCode", 529, "isRetryable", true));
    }
}
