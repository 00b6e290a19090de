package io.tokenspeed.fakeprovider.wire;

import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What is answered to one request.
 *
 * @param by who answers
 * @param runs the deltas
 * @param finish why the answer ends; null for the usual reason
 * @param usage the reported usage; null for none
 * @param asked what the request asks for
 */
public record FakeReply(
        By by,
        List<Run> runs,
        @Nullable String finish,
        @Nullable WireUsage usage,
        Asked asked) {
    public FakeReply {
        runs = List.copyOf(runs);
    }

    /**
     * Who answers.
     *
     * @param id the id of the response
     * @param model the answering model
     * @param tier the service tier; null for none
     */
    public record By(String id, String model, @Nullable String tier) {}

    String id() {
        return by.id;
    }

    /** Returns the answering model as a JSON string. */
    String model() {
        return WireText.quote(by.model);
    }

    /** Returns the service tier as a JSON string or null. */
    String tier() {
        return WireText.quote(by.tier);
    }

    /** Returns the texts of all runs of a kind together. */
    String all(Run.Kind kind) {
        return runs.stream().filter(run -> run.is(kind)).map(Run::all).collect(Collectors.joining());
    }

    boolean has(Run.Kind kind) {
        return runs.stream().anyMatch(run -> run.is(kind));
    }

    /** Returns why the answer ends. */
    String finish(String usual, String withToolCall) {
        if (finish != null) {
            return finish;
        }
        return has(Run.Kind.TOOL_CALL) ? withToolCall : usual;
    }
}
