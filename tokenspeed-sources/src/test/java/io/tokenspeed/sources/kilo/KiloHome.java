package io.tokenspeed.sources.kilo;

import io.tokenspeed.model.request.Status;
import io.tokenspeed.model.request.TokenCounts;
import io.tokenspeed.model.request.UsageSource;
import io.tokenspeed.sources.RandomHome;
import io.tokenspeed.sources.database.SqlFile;
import java.nio.file.Path;

/** Makes a Kilo CLI home with random sessions, some of which are copies of others, and knows what was used. */
public final class KiloHome extends RandomHome {
    static final String SCHEMA = """
            CREATE TABLE IF NOT EXISTS session(id TEXT PRIMARY KEY, parent_id TEXT, directory TEXT);
            CREATE TABLE IF NOT EXISTS message(id TEXT PRIMARY KEY, session_id TEXT, time_created INTEGER,
              time_updated INTEGER, data TEXT);
            CREATE TABLE IF NOT EXISTS part(id TEXT PRIMARY KEY, message_id TEXT, session_id TEXT,
              time_created INTEGER, time_updated INTEGER, data TEXT);
            """;

    private static final long START = 1_793_600_000_000L;
    private static final String MODEL = "claude-sonnet-5";

    private final SqlFile database;
    private int messages;

    /** Creates a home with sessions. */
    public KiloHome(Path folder, long seed, int sessions) {
        super(seed);
        this.database = new SqlFile(folder.resolve(".local/share/kilo/kilo.db"), SCHEMA);
        int own = 0;
        for (int i = 0; i < sessions; i++) {
            if (own > 0 && random.nextInt(5) == 0) {
                fork("fork_" + i, "ses_" + random.nextInt(own));
            } else {
                session("ses_" + own++);
            }
        }
    }

    private void update(String sql, Object... values) {
        then(database.path(), () -> database.update(sql, values));
    }

    private void session(String id) {
        update("INSERT INTO session VALUES (?,NULL,'/home/ann/shop')", id);
        int requests = 1 + random.nextInt(6);
        for (int i = 0; i < requests; i++) {
            message(id, 1 + random.nextInt(3), random.nextInt(4) > 0);
        }
    }

    /** A copy of all rows under new ids. */
    private void fork(String id, String of) {
        update("INSERT INTO session VALUES (?,NULL,'/home/ann/elsewhere')", id);
        update(
                "INSERT INTO part SELECT ? || p.id, ? || message_id, ?, time_created, time_updated, data FROM part p"
                        + " WHERE session_id = ?",
                id,
                id,
                id,
                of);
        update(
                "INSERT INTO message SELECT ? || id, ?, time_created, time_updated, data FROM message"
                        + " WHERE session_id = ?",
                id,
                id,
                of);
    }

    private void message(String session, int steps, boolean parts) {
        String id = "msg_" + messages++;
        long created = START + messages * 7_000_000L;
        long completed = created + 10_000L * steps;
        TokenCounts last = TokenCounts.NONE;
        for (int step = 0; step < steps; step++) {
            last = tokens();
            if (parts) {
                step(session, id, step, created + 10_000L * step, last);
            }
        }
        if (!parts) {
            truth().add(MODEL, Status.OK, completed, last, 2_000_000);
        }
        update("INSERT INTO message VALUES (?,?,?,?,?)", id, session, created, completed, """
                {"role":"assistant","time":{"created":%d,"completed":%d},"modelID":"%s","providerID":"anthropic",\
                "agent":"code","cost":0.002,%s}""".formatted(
                        created, completed, MODEL, json(last)));
    }

    private void step(String session, String message, int step, long start, TokenCounts tokens) {
        String id = "prt_" + message + "_" + step;
        String text = "{\"type\":\"text\",\"text\":\"%s\",\"time\":{\"start\":%d,\"end\":%d}}"
                .formatted(PROMPT, start + 500, start + 9_000);
        String finish = "{\"type\":\"step-finish\",\"cost\":0.001," + json(tokens) + "}";
        part(session, message, id + "a", start, text);
        part(session, message, id + "b", start, finish);
        truth().add(MODEL, Status.OK, start + 9_000, tokens, 1_000_000);
    }

    private void part(String session, String message, String id, long at, String json) {
        update("INSERT INTO part VALUES (?,?,?,?,?,?)", id, message, session, at, at, json);
    }

    private static String json(TokenCounts tokens) {
        return "\"tokens\":{\"input\":%d,\"output\":%d,\"reasoning\":%d,\"cache\":{\"read\":%d,\"write\":%d}}"
                .formatted(
                        tokens.input(),
                        tokens.output() - tokens.reasoning(),
                        tokens.reasoning(),
                        tokens.cacheRead(),
                        tokens.cacheWrite5m());
    }

    private TokenCounts tokens() {
        int reasoning = random.nextInt(300);
        return new TokenCounts(
                1 + random.nextInt(2000),
                random.nextInt(90_000),
                random.nextInt(3000),
                0,
                reasoning + 1 + random.nextInt(900),
                reasoning,
                true,
                UsageSource.REPORTED,
                true);
    }
}
