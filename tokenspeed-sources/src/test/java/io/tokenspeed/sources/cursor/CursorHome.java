package io.tokenspeed.sources.cursor;

import io.tokenspeed.model.request.TokenCounts;
import io.tokenspeed.model.request.UsageSource;
import io.tokenspeed.sources.RandomHome;
import io.tokenspeed.sources.database.SqlFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;

/** Makes a Cursor home with random chats, and knows what was used. */
public final class CursorHome extends RandomHome {
    static final String SCHEMA = """
            CREATE TABLE IF NOT EXISTS ItemTable(key TEXT UNIQUE ON CONFLICT REPLACE, value BLOB);
            CREATE TABLE IF NOT EXISTS cursorDiskKV(key TEXT UNIQUE ON CONFLICT REPLACE, value BLOB);
            """;

    private static final long START = 1_793_600_000_000L;
    private static final String[] MODELS = {"gpt-5.5", "claude-sonnet-4-5"};

    private final SqlFile database;
    private int messages;

    /** Creates a home with chats of six messages on average, each first without its counts. */
    public CursorHome(Path folder, long seed, int chats) {
        super(seed);
        this.database = new SqlFile(database(folder), SCHEMA);
        while (messages < chats * 6) {
            messages++;
            String key = "bubbleId:chat-" + random.nextInt(chats) + ":b" + messages;
            write(key, 0, 0, MODELS[0]);
            int kind = random.nextInt(3);
            if (kind > 0) {
                used(key, MODELS[kind - 1]);
            }
        }
    }

    static Path database(Path home) {
        return home.resolve(".config/Cursor/User/globalStorage/state.vscdb");
    }

    private void used(String key, String model) {
        int input = 1 + random.nextInt(90_000);
        int output = 1 + random.nextInt(900);
        write(key, input, output, model);
        TokenCounts tokens = new TokenCounts(input, 0, 0, 0, output, 0, false, UsageSource.REPORTED, true);
        truth().add(model, at(), tokens);
    }

    private long at() {
        return START + messages * 7_000_000L;
    }

    private void write(String key, int input, int output, String model) {
        String json = """
                {"_v":3,"type":2,"text":"%s","requestId":"r%d","createdAt":"%s","modelInfo":{"modelName":"%s"},\
                "tokenCount":{"inputTokens":%d,"outputTokens":%d},"toolResults":[]}""".formatted(PROMPT, messages, Instant.ofEpochMilli(at()), model, input, output);
        boolean bytes = random.nextBoolean();
        Object value = bytes ? json.getBytes(StandardCharsets.UTF_8) : json;
        then(database.path(), () -> database.update("INSERT INTO cursorDiskKV VALUES (?,?)", key, value));
    }
}
