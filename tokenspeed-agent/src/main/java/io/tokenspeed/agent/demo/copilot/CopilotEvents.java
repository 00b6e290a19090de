package io.tokenspeed.agent.demo.copilot;

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

/** The event log of one session, which states at its end once more what the session used. */
final class CopilotEvents implements Closeable {
    private final LogFile file;
    private CopilotUsage used = CopilotUsage.NONE;
    private long requests;

    CopilotEvents(Path path) throws IOException {
        file = new LogFile(path);
    }

    void start(long at, String session, DemoProject project) throws IOException {
        Map<String, @Nullable Object> context =
                DemoJson.object("cwd", project.root(), "gitRoot", project.root(), "branch", project.branch());
        event(at, "session.start", "sessionId", session, "context", context);
    }

    /** Writes an answer, or why there is none. */
    void reply(DemoReply reply, String text) throws IOException {
        long at = reply.times().endMillis();
        switch (reply.outcome()) {
            case ANSWERED -> {
                used = used.plus(CopilotUsage.of(reply));
                requests++;
                long output = reply.tokens().output();
                event(at, "assistant.message", "model", reply.model().name(), "outputTokens", output, "content", text);
            }
            case FAILED -> event(at, "session.error", "errorType", "api_error", "statusCode", 529);
            case ABORTED -> event(at, "abort", "reason", "user_initiated");
        }
    }

    void shutdown(long at, DemoModel model) throws IOException {
        Map<String, @Nullable Object> usage = DemoJson.object(
                "inputTokens", used.input(),
                "outputTokens", used.output(),
                "cacheReadTokens", used.cacheRead(),
                "cacheWriteTokens", used.cacheWrite(),
                "reasoningTokens", used.reasoning());
        Map<String, @Nullable Object> metrics = DemoJson.object(
                "requests", DemoJson.object("count", requests), "totalNanoAiu", used.nanoAiu(), "usage", usage);
        event(at, "session.shutdown", "modelMetrics", DemoJson.object(model.name(), metrics));
    }

    @Override
    public void close() throws IOException {
        file.close();
    }

    private void event(long at, String type, @Nullable Object... data) throws IOException {
        file.line(at, DemoJson.object("type", type, "timestamp", DemoTimes.utc(at), "data", DemoJson.object(data)));
    }
}
