package io.tokenspeed.agent.demo.codex;

import io.tokenspeed.agent.demo.content.DemoJson;
import io.tokenspeed.agent.demo.content.DemoModel;
import io.tokenspeed.agent.demo.content.DemoProject;
import io.tokenspeed.agent.demo.content.DemoReply;
import io.tokenspeed.agent.demo.content.DemoTimes;
import io.tokenspeed.agent.demo.content.LogFile;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The lines of one Codex rollout, with token totals that add up over the thread. */
final class CodexRollout implements Closeable {
    private final LogFile file;
    private long input;
    private long cached;
    private long output;
    private long reasoning;
    private @Nullable Long stamp;
    private @Nullable Map<String, @Nullable Object> lastUsage;

    CodexRollout(Path path) throws IOException {
        file = new LogFile(path);
    }

    /**
     * Dates all further lines at this instant, as Codex does with a copied history; null restores each line's own time.
     */
    void stampAll(@Nullable Long at) {
        stamp = at;
    }

    void meta(long at, String threadId, @Nullable String forkedFrom, DemoProject project) throws IOException {
        Map<String, @Nullable Object> payload = DemoJson.object(
                "id", threadId,
                "timestamp", DemoTimes.utc(at),
                "cwd", project.root(),
                "originator", "codex-tui",
                "cli_version", "0.140.0",
                "source", "cli",
                "thread_source", "user",
                "model_provider", "openai",
                "git", DemoJson.object("branch", project.branch()));
        if (forkedFrom != null) {
            payload.put("forked_from_id", forkedFrom);
        }
        line(at, "session_meta", payload);
    }

    void turnContext(long at, String turnId, DemoModel model, DemoProject project) throws IOException {
        line(
                at,
                "turn_context",
                DemoJson.object("turn_id", turnId, "cwd", project.root(), "model", model.name(), "effort", "medium"));
    }

    void event(long at, String type, @Nullable Object... more) throws IOException {
        line(at, "event_msg", typed(type, more));
    }

    void item(long at, String type, @Nullable Object... more) throws IOException {
        line(at, "response_item", typed(type, more));
    }

    /** Counts a reply and writes the new totals. */
    void tokenCount(DemoReply reply) throws IOException {
        input += prompt(reply);
        cached += reply.tokens().cacheRead();
        output += reply.tokens().output();
        reasoning += reply.tokens().reasoning();
        lastUsage = usage(
                prompt(reply),
                reply.tokens().cacheRead(),
                reply.tokens().output(),
                reply.tokens().reasoning());
        repeatTokenCount(reply.times().endMillis());
    }

    /** Writes the unchanged totals once more. */
    void repeatTokenCount(long at) throws IOException {
        Map<String, @Nullable Object> info = DemoJson.object(
                "total_token_usage",
                usage(input, cached, output, reasoning),
                "last_token_usage",
                lastUsage,
                "model_context_window",
                272_000);
        event(at, "token_count", "info", lastUsage == null ? null : info, "rate_limits", limits());
    }

    @Override
    public void close() throws IOException {
        file.close();
    }

    private Map<String, @Nullable Object> limits() {
        return DemoJson.object("primary", DemoJson.object("used_percent", Math.min(99, output / 2_000)));
    }

    private static long prompt(DemoReply reply) {
        return reply.tokens().input()
                + reply.tokens().cacheRead()
                + reply.tokens().cacheWrite();
    }

    private static Map<String, @Nullable Object> usage(long input, long cached, long output, long reasoning) {
        return DemoJson.object(
                "input_tokens", input,
                "cached_input_tokens", cached,
                "output_tokens", output,
                "reasoning_output_tokens", reasoning,
                "total_tokens", input + output);
    }

    private static Map<String, @Nullable Object> typed(String type, @Nullable Object... more) {
        Map<String, @Nullable Object> payload = DemoJson.object("type", type);
        payload.putAll(DemoJson.object(more));
        return payload;
    }

    private void line(long at, String type, Map<String, @Nullable Object> payload) throws IOException {
        long written = stamp == null ? at : stamp;
        file.line(written, DemoJson.object("timestamp", DemoTimes.utc(written), "type", type, "payload", payload));
    }
}
