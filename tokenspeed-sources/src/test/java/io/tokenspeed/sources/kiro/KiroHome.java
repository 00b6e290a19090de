package io.tokenspeed.sources.kiro;

import io.tokenspeed.model.request.TokenCounts;
import io.tokenspeed.model.request.UsageSource;
import io.tokenspeed.sources.RandomHome;
import io.tokenspeed.sources.database.SqlFile;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Makes a Kiro home with random sessions in files and in a database, and knows what was used by estimate. */
public final class KiroHome extends RandomHome {
    static final String SCHEMA = """
            CREATE TABLE IF NOT EXISTS conversations_v2(key TEXT NOT NULL, conversation_id TEXT NOT NULL,
              value TEXT NOT NULL, created_at INTEGER NOT NULL, updated_at INTEGER NOT NULL,
              PRIMARY KEY (key, conversation_id));
            """;

    private static final long START = 1_793_600_000_000L;
    private static final String MODEL = "claude-sonnet-4.5";
    private static final int WINDOW = 200_000;

    private final Path sessions;
    private final SqlFile database;
    private final Map<String, List<String>> turns = new TreeMap<>();
    private final Map<String, StringBuilder> transcripts = new TreeMap<>();
    private int requests;

    /** Creates a home with sessions of five requests on average. */
    public KiroHome(Path folder, long seed, int sessions) {
        super(seed);
        this.sessions = sessions(folder);
        this.database = new SqlFile(folder.resolve(".local/share/kiro-cli/data.sqlite3"), SCHEMA);
        for (int i = 0; i < sessions * 5; i++) {
            int session = random.nextInt(sessions);
            requests++;
            if (session % 2 == 0) {
                turn("file-" + session);
                writeFiles("file-" + session);
            } else {
                request("row-" + session);
                writeRow("row-" + session);
            }
        }
    }

    /** The folder of sessions in files. */
    static Path sessions(Path home) {
        return home.resolve(".kiro/sessions/cli");
    }

    /** A turn with its prompt and its answer in the transcript. */
    private void turn(String session) {
        long start = START + requests * 9_000_000L;
        boolean stated = random.nextInt(4) == 0;
        int percent = random.nextInt(100);
        int characters = 1 + random.nextInt(3000);
        TokenCounts tokens = stated ? stated() : estimate(percent, characters);
        truth().add(MODEL, start + 5000, tokens);
        transcripts.computeIfAbsent(session, none -> new StringBuilder()).append("""
                {"version":"v1","kind":"Prompt","data":{"message_id":"p%d","content":[{"kind":"text","data":"%s"}],\
                "meta":{"timestamp":%d.25}}}
                {"version":"v1","kind":"AssistantMessage","data":{"message_id":"a%d",\
                "content":[{"kind":"text","data":"%s"},{"kind":"toolUse","data":{"name":"ls"}}]}}
                """.formatted(
                        requests, PROMPT, start / 1000, requests, "x".repeat(characters)));
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
        truth().add(MODEL, start + 5000, estimate(percent, characters));
        turns.computeIfAbsent(session, none -> new ArrayList<>()).add("""
                {"user":{"content":{"Prompt":{"prompt":"%s"}}},"assistant":{"Response":{"content":"%s"}},\
                "request_metadata":{"request_id":"r%d","message_id":"m%d","request_start_timestamp_ms":%d,\
                "stream_end_timestamp_ms":%d,"time_to_first_chunk":{"secs":1,"nanos":500000000},"response_size":%d,\
                "context_usage_percentage":%d,"model_id":"%s"}}""".formatted(
                        PROMPT, PROMPT, requests, requests, start, start + 5000, characters, percent, MODEL));
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

    /** The transcript is there before the turn ends. */
    private void writeFiles(String id) {
        String transcript = transcripts.getOrDefault(id, new StringBuilder()).toString();
        String session = """
                {"session_id":"%s","cwd":"/home/ann/shop","title":"%s","session_state":{"rts_model_state":\
                {"model_info":{"model_id":"%s","context_window_tokens":%d}},"conversation_metadata":\
                {"user_turn_metadatas":[%s]}}}""".formatted(id, PROMPT, MODEL, WINDOW, String.join(",", turns.getOrDefault(id, List.of())));
        write(sessions.resolve(id + ".jsonl"), transcript);
        write(sessions.resolve(id + ".json"), session);
    }

    private void writeRow(String id) {
        String value = "{\"history\":[%s],\"model_info\":{\"model_id\":\"m\",\"context_window_tokens\":%d}}"
                .formatted(String.join(",", turns.getOrDefault(id, List.of())), WINDOW);
        long changed = START + requests * 9_000_000L;
        then(
                database.path(),
                () -> database.update(
                        "INSERT OR REPLACE INTO conversations_v2 VALUES ('/home/ann/shop',?,?,?,?)",
                        id,
                        value,
                        START,
                        changed));
    }
}
