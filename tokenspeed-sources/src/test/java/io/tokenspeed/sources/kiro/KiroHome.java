package io.tokenspeed.sources.kiro;

import io.tokenspeed.model.request.TokenCounts;
import io.tokenspeed.model.request.UsageSource;
import io.tokenspeed.sources.opencode.TestDatabase;
import io.tokenspeed.sources.records.UsageLedger;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;

/** Makes a Kiro home with random sessions in files and in a database, and knows what was used by estimate. */
public final class KiroHome {
    static final String SCHEMA = """
            CREATE TABLE IF NOT EXISTS conversations_v2(key TEXT NOT NULL, conversation_id TEXT NOT NULL,
              value TEXT NOT NULL, created_at INTEGER NOT NULL, updated_at INTEGER NOT NULL,
              PRIMARY KEY (key, conversation_id));
            """;

    private static final long START = 1_793_600_000_000L;
    private static final String MODEL = "claude-sonnet-4.5";
    private static final int WINDOW = 200_000;

    private final Path home;
    private final Random random;
    private final UsageLedger truth = new UsageLedger();
    private final Map<String, List<String>> turns = new TreeMap<>();
    private final Map<String, StringBuilder> transcripts = new TreeMap<>();
    private int requests;

    KiroHome(Path home, long seed) {
        this.home = home;
        this.random = new Random(seed);
    }

    /** Writes a home with sessions below a folder and returns the tokens per model and day. */
    public static Map<String, List<Long>> write(Path home, int sessions, long seed) throws IOException, SQLException {
        KiroHome writer = new KiroHome(home, seed);
        writer.requests(sessions * 5, sessions);
        return writer.truth.rows();
    }

    Map<String, List<Long>> truth() {
        return truth.rows();
    }

    Path database() {
        return home.resolve(".local/share/kiro-cli/data.sqlite3");
    }

    Path sessions() {
        return home.resolve(".kiro/sessions/cli");
    }

    /** Adds requests to some of the sessions, and writes the files and rows of all sessions anew. */
    void requests(int count, int sessions) throws IOException, SQLException {
        for (int i = 0; i < count; i++) {
            int session = random.nextInt(sessions);
            requests++;
            if (session % 2 == 0) {
                turn("file-" + session);
            } else {
                request("row-" + session);
            }
        }
        writeFiles();
        writeRows();
    }

    /** A turn with its prompt and its answer in the transcript. */
    private void turn(String session) {
        long start = START + requests * 9_000_000L;
        boolean stated = random.nextInt(4) == 0;
        int percent = random.nextInt(100);
        int characters = 1 + random.nextInt(3000);
        TokenCounts tokens = stated ? stated() : estimate(percent, characters);
        truth.add(MODEL, start + 5000, tokens, 0);
        transcripts.computeIfAbsent(session, none -> new StringBuilder()).append("""
                {"version":"v1","kind":"Prompt","data":{"message_id":"p%d","content":[{"kind":"text","data":"CANARY"}],\
                "meta":{"timestamp":%d.25}}}
                {"version":"v1","kind":"AssistantMessage","data":{"message_id":"a%d",\
                "content":[{"kind":"text","data":"%s"},{"kind":"toolUse","data":{"name":"ls"}}]}}
                """.formatted(
                        requests, start / 1000, requests, "x".repeat(characters)));
        turns.computeIfAbsent(session, none -> new ArrayList<>()).add("""
                {"input_token_count":%d,"output_token_count":%d,"cache_read_input_token_count":%d,\
                "end_timestamp":"%s","message_ids":["p%d","a%d"],"context_usage_percentage":%d}""".formatted(
                        stated ? tokens.input() : 0,
                        stated ? tokens.output() : 0,
                        stated ? tokens.cacheRead() : 0,
                        Instant.ofEpochMilli(start + 5000),
                        requests,
                        requests,
                        percent));
    }

    private void request(String session) {
        long start = START + requests * 9_000_000L;
        int percent = random.nextInt(100);
        int characters = 1 + random.nextInt(3000);
        truth.add(MODEL, start + 5000, estimate(percent, characters), 0);
        turns.computeIfAbsent(session, none -> new ArrayList<>())
                .add("""
                {"user":{"content":{"Prompt":{"prompt":"CANARY"}}},"assistant":{"Response":{"content":"CANARY"}},\
                "request_metadata":{"request_id":"r%d","message_id":"m%d","request_start_timestamp_ms":%d,\
                "stream_end_timestamp_ms":%d,"time_to_first_chunk":{"secs":1,"nanos":500000000},"response_size":%d,\
                "context_usage_percentage":%d,"model_id":"%s"}}""".formatted(requests, requests, start, start + 5000, characters, percent, MODEL));
    }

    private TokenCounts stated() {
        return new TokenCounts(
                1 + random.nextInt(900),
                random.nextInt(900),
                0,
                0,
                1 + random.nextInt(900),
                0,
                false,
                UsageSource.REPORTED,
                true);
    }

    private static TokenCounts estimate(int percent, int characters) {
        long output = (characters + 3L) / 4;
        return new TokenCounts(WINDOW / 100L * percent, 0, 0, 0, output, 0, false, UsageSource.ESTIMATED, false);
    }

    private void writeFiles() throws IOException {
        Files.createDirectories(sessions());
        for (Map.Entry<String, StringBuilder> transcript : transcripts.entrySet()) {
            String id = transcript.getKey();
            Files.writeString(sessions().resolve(id + ".jsonl"), transcript.getValue());
            Files.writeString(sessions().resolve(id + ".json"), """
                    {"session_id":"%s","cwd":"/home/ann/shop","title":"CANARY","session_state":{"rts_model_state":\
                    {"model_info":{"model_id":"%s","context_window_tokens":%d}},"conversation_metadata":\
                    {"user_turn_metadatas":[%s]}}}""".formatted(
                            id, MODEL, WINDOW, String.join(",", turns.get(id))));
        }
    }

    private void writeRows() throws IOException, SQLException {
        Files.createDirectories(database().resolveSibling(""));
        try (TestDatabase written = TestDatabase.create(database(), SCHEMA)) {
            for (Map.Entry<String, List<String>> session : turns.entrySet()) {
                if (session.getKey().startsWith("row")) {
                    written.update(
                            "INSERT OR REPLACE INTO conversations_v2 VALUES ('/home/ann/shop',?,?,?,?)",
                            session.getKey(),
                            "{\"history\":[%s],\"model_info\":{\"model_id\":\"m\",\"context_window_tokens\":%d}}"
                                    .formatted(String.join(",", session.getValue()), WINDOW),
                            START,
                            START + requests * 9_000_000L);
                }
            }
        }
    }
}
