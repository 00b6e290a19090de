package io.tokenspeed.sources.cursor;

import io.tokenspeed.model.request.TokenCounts;
import io.tokenspeed.model.request.UsageSource;
import io.tokenspeed.sources.opencode.TestDatabase;
import io.tokenspeed.sources.records.UsageLedger;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** Makes a Cursor home with random chats, and knows what was used. */
public final class CursorHome {
    static final String SCHEMA = """
            CREATE TABLE IF NOT EXISTS ItemTable(key TEXT UNIQUE ON CONFLICT REPLACE, value BLOB);
            CREATE TABLE IF NOT EXISTS cursorDiskKV(key TEXT UNIQUE ON CONFLICT REPLACE, value BLOB);
            """;

    private static final long START = 1_793_600_000_000L;
    private static final String[] MODELS = {"gpt-5.5", "claude-sonnet-4-5"};

    private final Path home;
    private final Random random;
    private final UsageLedger truth = new UsageLedger();
    private int messages;

    CursorHome(Path home, long seed) {
        this.home = home;
        this.random = new Random(seed);
    }

    /** Writes a home with chats below a folder and returns the tokens per model and day. */
    public static Map<String, List<Long>> write(Path home, int sessions, long seed) throws IOException, SQLException {
        CursorHome writer = new CursorHome(home, seed);
        writer.messages(sessions * 6, sessions);
        return writer.truth.rows();
    }

    Map<String, List<Long>> truth() {
        return truth.rows();
    }

    Path database() {
        return home.resolve(".config/Cursor/User/globalStorage/state.vscdb");
    }

    /** Adds messages, each first without its counts, to some of the chats. */
    void messages(int count, int chats) throws IOException, SQLException {
        Files.createDirectories(database().resolveSibling(""));
        try (TestDatabase database = TestDatabase.create(database(), SCHEMA)) {
            for (int i = 0; i < count; i++) {
                messages++;
                String key = "bubbleId:chat-" + random.nextInt(chats) + ":b" + messages;
                write(database, key, 0, 0, MODELS[0]);
                int kind = random.nextInt(3);
                if (kind > 0) {
                    used(database, key, MODELS[kind - 1]);
                }
            }
        }
    }

    private void used(TestDatabase database, String key, String model) throws SQLException {
        int input = 1 + random.nextInt(90_000);
        int output = 1 + random.nextInt(900);
        write(database, key, input, output, model);
        TokenCounts tokens = new TokenCounts(input, 0, 0, 0, output, 0, false, UsageSource.REPORTED, true);
        truth.add(model, at(), tokens, 0);
    }

    private long at() {
        return START + messages * 7_000_000L;
    }

    private void write(TestDatabase database, String key, int input, int output, String model) throws SQLException {
        String json = """
                {"_v":3,"type":2,"text":"CANARY","requestId":"r%d","createdAt":"%s","modelInfo":{"modelName":"%s"},\
                "tokenCount":{"inputTokens":%d,"outputTokens":%d},"toolResults":[]}""".formatted(messages, Instant.ofEpochMilli(at()), model, input, output);
        boolean bytes = random.nextBoolean();
        database.update(
                "INSERT INTO cursorDiskKV VALUES (?,?)", key, bytes ? json.getBytes(StandardCharsets.UTF_8) : json);
    }
}
