package io.tokenspeed.agent.demo.claude;

import io.tokenspeed.agent.demo.content.DemoIds;
import io.tokenspeed.agent.demo.content.DemoJson;
import io.tokenspeed.agent.demo.content.DemoProject;
import io.tokenspeed.agent.demo.content.DemoTimes;
import io.tokenspeed.agent.demo.content.LogFile;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/** The rows of one Claude Code transcript, each pointing at the row before it. */
final class ClaudeTranscript implements Closeable {
    private static final String VERSION = "2.1.300";

    private final LogFile file;
    private final String sessionId;
    private final DemoProject project;
    private final @Nullable String agentId;
    private @Nullable String parent;

    ClaudeTranscript(Path path, String sessionId, DemoProject project, @Nullable String agentId) throws IOException {
        this.file = new LogFile(path);
        this.sessionId = sessionId;
        this.project = project;
        this.agentId = agentId;
    }

    void title(long at, String title) throws IOException {
        file.line(at, DemoJson.object("type", "ai-title", "sessionId", sessionId, "aiTitle", title));
    }

    /** Writes the row that logs the sending of a request. */
    void dispatch(long at, Random random) throws IOException {
        file.line(
                at,
                DemoJson.object(
                        "type",
                        "api-request",
                        "sessionId",
                        sessionId,
                        "id",
                        DemoIds.uuid(random),
                        "timestamp",
                        DemoTimes.utc(at),
                        "version",
                        VERSION,
                        "querySource",
                        agentId == null ? "repl_main_thread" : "agent"));
    }

    void user(long at, Object content, Random random) throws IOException {
        Map<String, @Nullable Object> row = envelope("user", at, random);
        row.put("message", DemoJson.object("role", "user", "content", content));
        file.line(at, row);
    }

    void toolResult(long at, String callId, String result, Random random) throws IOException {
        user(at, List.of(DemoJson.object("type", "tool_result", "tool_use_id", callId, "content", result)), random);
    }

    void interrupted(long at, Random random) throws IOException {
        user(at, List.of(DemoJson.object("type", "text", "text", "[Request interrupted by user]")), random);
    }

    /** Writes a row with a message of the model; {@code more} holds further names and values of the row. */
    void assistant(
            long at, @Nullable String requestId, Map<String, @Nullable Object> message, Random random, Object... more)
            throws IOException {
        Map<String, @Nullable Object> row = envelope("assistant", at, random);
        if (requestId != null) {
            row.put("requestId", requestId);
        }
        row.put("message", message);
        row.putAll(DemoJson.object(more));
        file.line(at, row);
    }

    void system(long at, String subtype, Random random, Object... more) throws IOException {
        Map<String, @Nullable Object> row = envelope("system", at, random);
        row.put("subtype", subtype);
        row.putAll(DemoJson.object(more));
        file.line(at, row);
    }

    long size() {
        return file.size();
    }

    @Override
    public void close() throws IOException {
        file.close();
    }

    private Map<String, @Nullable Object> envelope(String type, long at, Random random) {
        String uuid = DemoIds.uuid(random);
        Map<String, @Nullable Object> row = DemoJson.object(
                "parentUuid",
                parent,
                "isSidechain",
                agentId != null,
                "userType",
                "external",
                "cwd",
                project.root(),
                "sessionId",
                sessionId,
                "version",
                VERSION,
                "gitBranch",
                project.branch(),
                "type",
                type,
                "uuid",
                uuid,
                "timestamp",
                DemoTimes.utc(at));
        if (agentId != null) {
            row.put("agentId", agentId);
        }
        parent = uuid;
        return row;
    }
}
