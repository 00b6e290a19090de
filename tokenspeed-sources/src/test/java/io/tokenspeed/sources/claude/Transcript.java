package io.tokenspeed.sources.claude;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Writes the rows of a transcript for a test: prompts, results of tools and answers, a second or more apart. */
final class Transcript {
    private static final Instant START = Instant.parse("2026-09-10T10:00:00Z");

    private final List<String> rows = new ArrayList<>();
    private final String session;
    private final boolean side;
    private long seconds;
    private @Nullable String parent;

    /** A transcript of a session, from a number of seconds after a fixed instant on. */
    Transcript(String session, long seconds) {
        this(session, seconds, false);
    }

    private Transcript(String session, long seconds, boolean side) {
        this.session = session;
        this.seconds = seconds;
        this.side = side;
    }

    /** The transcript of a sub-agent. */
    static Transcript ofSubAgent(String session, long seconds) {
        return new Transcript(session, seconds, true);
    }

    /** A session with three answers that have one id, and without ids of calls. */
    static Transcript ofThreeAnswers(String id, String name, long seconds) {
        return new Transcript(name, seconds)
                .prompt()
                .part(id, null, 1000, 3)
                .answer(id, null, 1000, 50)
                .prompt()
                .later(60)
                .answer(id, null, 1400, 70)
                .toolResult()
                .answer(id, null, 2100, 20);
    }

    Transcript prompt() {
        return user("\"hi\"");
    }

    Transcript toolResult() {
        return user("[{\"tool_use_id\":\"t\",\"type\":\"tool_result\",\"content\":[{\"type\":\"text\"}]}]");
    }

    private Transcript user(String content) {
        return row("user", null, "{\"role\":\"user\",\"content\":" + content + "}");
    }

    /** A finished answer. */
    Transcript answer(String id, @Nullable String call, int input, int output) {
        return block(id, call, input, output, "end_turn");
    }

    /** A block of an answer that is not finished. */
    Transcript part(String id, @Nullable String call, int input, int output) {
        return block(id, call, input, output, null);
    }

    private Transcript block(String id, @Nullable String call, int input, int output, @Nullable String stop) {
        return row(
                "assistant",
                call,
                message(
                        id,
                        stop,
                        "\"input_tokens\":" + input + ",\"cache_read_input_tokens\":0,\"output_tokens\":" + output));
    }

    /** An answer with these members of its usage. */
    Transcript usage(String id, String usage) {
        return row("assistant", null, message(id, "end_turn", usage));
    }

    private static String message(String id, @Nullable String stop, String usage) {
        return "{\"id\":\"" + id
                + "\",\"role\":\"assistant\",\"model\":\"claude-sonnet-4-6\",\"content\":[{\"type\":\"text\"}],"
                + "\"stop_reason\":" + (stop == null ? "null" : "\"" + stop + "\"") + ",\"usage\":{" + usage + "}}";
    }

    private Transcript row(String type, @Nullable String call, String message) {
        String uuid = session + "-" + seconds;
        String row = "{\"parentUuid\":" + (parent == null ? "null" : "\"" + parent + "\"")
                + ",\"isSidechain\":" + side + ",\"cwd\":\"/home/ann/shop\",\"sessionId\":\"" + session
                + "\",\"version\":\"2.1.300\",\"type\":\"" + type + "\",\"message\":" + message
                + (call == null ? "" : ",\"requestId\":\"" + call + "\"") + ",\"uuid\":\"" + uuid
                + "\",\"timestamp\":\"" + START.plusSeconds(seconds) + "\"}";
        parent = uuid;
        seconds++;
        return line(row);
    }

    /** Moves the time of the next row forward by some seconds. */
    Transcript later(long more) {
        seconds += more;
        return this;
    }

    Transcript line(String line) {
        rows.add(line);
        return this;
    }

    List<String> rows() {
        return List.copyOf(rows);
    }

    String text() {
        return String.join("\n", rows) + "\n";
    }

    /** Returns the text as the transcript of another session that was resumed from this one. */
    String copiedTo(String other) {
        return text().replace("\"sessionId\":\"" + session + "\"", "\"sessionId\":\"" + other + "\"");
    }

    /** Returns the rows as {@code progress} rows in the transcript of a sub-agent's parent. */
    String progress(String agent) {
        StringBuilder text = new StringBuilder();
        for (String row : rows) {
            text.append("{\"type\":\"progress\",\"sessionId\":\"")
                    .append(session)
                    .append(
                            "\",\"uuid\":\"p\",\"timestamp\":\"2026-09-10T12:00:00Z\",\"data\":{\"type\":\"agent_progress\",\"agentId\":\"")
                    .append(agent)
                    .append("\",\"message\":")
                    .append(row)
                    .append("}}\n");
        }
        return text.toString();
    }
}
