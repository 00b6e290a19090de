package io.tokenspeed.sources.engine;

import io.tokenspeed.model.environment.Environment;
import io.tokenspeed.sources.Source;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** A home folder with logs of three tools. */
record TestHome(Path folder) {
    private static final String CLAUDE = """
            {"cwd":"/home/ann/shop","sessionId":"s-1","version":"2.1.300","type":"assistant","message":{"id":"%s",\
            "model":"claude-opus-4-8","content":"%s","stop_reason":"end_turn","usage":{"input_tokens":10,\
            "output_tokens":100}},"uuid":"a-%1$s","timestamp":"2026-11-02T09:00:05.250Z"}
            """;
    private static final String CODEX = """
            {"timestamp":"2026-10-05T07:00:00.100Z","type":"session_meta","payload":{"id":"%1$s","cwd":"/home/ann/app"}}
            {"timestamp":"2026-10-05T07:00:06.510Z","type":"event_msg","payload":{"type":"token_count","info":\
            {"total_token_usage":{"input_tokens":20,"output_tokens":200},\
            "last_token_usage":{"input_tokens":20,"output_tokens":200}}}}
            """;
    private static final String OPENCODE = """
            {"role":"assistant","time":{"created":1793611200000,"completed":1793611219500},"modelID":"m","providerID":"p",\
            "cost":0,"tokens":{"input":30,"output":300,"reasoning":0,"cache":{"read":0,"write":0}},"finish":"stop"}""";

    /** Writes one request of each tool, 660 tokens in all. */
    TestHome withThreeAgents() throws IOException, SQLException {
        claude("one.jsonl", claudeLine("msg_1"));
        codex("0199aaaa-0000-7000-8000-000000000001");
        openCode("opencode.db");
        return this;
    }

    static String claudeLine(String id) {
        return CLAUDE.formatted(id, "");
    }

    /** A line with content of the given length. */
    static String claudeLine(String id, int length) {
        return CLAUDE.formatted(id, "x".repeat(length));
    }

    Path claude(String name, String text) throws IOException {
        return write(claudeFolder().resolve(name), text);
    }

    Path claudeFolder() {
        return folder.resolve(".claude/projects/-home-ann-shop");
    }

    void codex(String id) throws IOException {
        codex(".codex", id);
    }

    /** Writes a rollout with one request below a folder that Codex has as its home. */
    void codex(String codexHome, String id) throws IOException {
        write(
                folder.resolve(codexHome).resolve("sessions/2026/10/05/rollout-2026-10-05T09-00-00-" + id + ".jsonl"),
                CODEX.formatted(id));
    }

    Path openCodeFile(String name) throws IOException {
        return Files.createDirectories(folder.resolve(".local/share/opencode")).resolve(name);
    }

    void openCode(String name) throws IOException, SQLException {
        openCode(name, OPENCODE);
    }

    void openCode(String name, String message) throws IOException, SQLException {
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + openCodeFile(name));
                Statement statement = connection.createStatement()) {
            statement.execute("CREATE TABLE message(id TEXT PRIMARY KEY, session_id TEXT, data TEXT)");
            statement.execute("INSERT INTO message VALUES ('msg_9', 'ses_1', '" + message + "')");
        }
    }

    List<Source> sources() {
        return Sources.all(new Environment(Map.of(), folder, folder));
    }

    /** The names, bytes and times of all files and folders. */
    Map<String, String> snapshot() throws IOException {
        Map<String, String> files = new TreeMap<>();
        try (Stream<Path> walk = Files.walk(folder)) {
            for (Path path : walk.toList()) {
                int bytes = Files.isRegularFile(path) ? Arrays.hashCode(Files.readAllBytes(path)) : 0;
                files.put(path.toString(), bytes + " " + Files.getLastModifiedTime(path));
            }
        }
        return files;
    }

    static Path write(Path file, String text) throws IOException {
        Files.createDirectories(file.resolveSibling(""));
        return Files.writeString(file, text);
    }
}
