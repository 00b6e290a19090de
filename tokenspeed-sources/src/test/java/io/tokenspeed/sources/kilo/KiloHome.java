package io.tokenspeed.sources.kilo;

import io.tokenspeed.model.request.TokenCounts;
import io.tokenspeed.model.request.UsageSource;
import io.tokenspeed.sources.opencode.TestDatabase;
import io.tokenspeed.sources.records.UsageLedger;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** Makes a Kilo CLI home with random sessions, some of which are copies of others, and knows what was used. */
public final class KiloHome {
    static final String SCHEMA = """
            CREATE TABLE IF NOT EXISTS session(id TEXT PRIMARY KEY, parent_id TEXT, directory TEXT);
            CREATE TABLE IF NOT EXISTS message(id TEXT PRIMARY KEY, session_id TEXT, time_created INTEGER,
              time_updated INTEGER, data TEXT);
            CREATE TABLE IF NOT EXISTS part(id TEXT PRIMARY KEY, message_id TEXT, session_id TEXT,
              time_created INTEGER, time_updated INTEGER, data TEXT);
            """;

    private static final long START = 1_793_600_000_000L;
    private static final String MODEL = "claude-sonnet-5";

    private final Path home;
    private final Random random;
    private final UsageLedger truth = new UsageLedger();
    private final List<String> sessions = new ArrayList<>();
    private int messages;

    KiloHome(Path home, long seed) {
        this.home = home;
        this.random = new Random(seed);
    }

    /** Writes a home with sessions below a folder and returns the tokens per model and day. */
    public static Map<String, List<Long>> write(Path home, int sessions, long seed) throws IOException, SQLException {
        KiloHome writer = new KiloHome(home, seed);
        writer.sessions(sessions);
        return writer.truth.rows();
    }

    Map<String, List<Long>> truth() {
        return truth.rows();
    }

    Path database() {
        return home.resolve(".local/share/kilo/kilo.db");
    }

    void sessions(int count) throws IOException, SQLException {
        Files.createDirectories(home.resolve(".local/share/kilo"));
        try (TestDatabase database = TestDatabase.create(database(), SCHEMA)) {
            for (int i = 0; i < count; i++) {
                if (!sessions.isEmpty() && random.nextInt(5) == 0) {
                    fork(database, sessions.get(random.nextInt(sessions.size())));
                } else {
                    session(database, "ses_" + sessions.size());
                }
            }
        }
    }

    private void session(TestDatabase database, String id) throws SQLException {
        sessions.add(id);
        database.update("INSERT INTO session VALUES (?,NULL,'/home/ann/shop')", id);
        for (int i = 0; i < 1 + random.nextInt(6); i++) {
            message(database, id, 1 + random.nextInt(3), random.nextInt(4) > 0);
        }
    }

    /** A copy of all rows under new ids. */
    private void fork(TestDatabase database, String of) throws SQLException {
        String id = "fork_" + random.nextInt();
        database.update("INSERT INTO session VALUES (?,NULL,'/home/ann/elsewhere')", id);
        database.update(
                "INSERT INTO part SELECT ? || p.id, ? || message_id, ?, time_created, time_updated, data FROM part p"
                        + " WHERE session_id = ?",
                id,
                id,
                id,
                of);
        database.update(
                "INSERT INTO message SELECT ? || id, ?, time_created, time_updated, data FROM message"
                        + " WHERE session_id = ?",
                id,
                id,
                of);
    }

    private void message(TestDatabase database, String session, int steps, boolean parts) throws SQLException {
        String id = "msg_" + messages++;
        long created = START + messages * 7_000_000L;
        long completed = created + 10_000L * steps;
        TokenCounts last = TokenCounts.NONE;
        for (int step = 0; step < steps; step++) {
            last = tokens();
            if (parts) {
                step(database, session, id, step, created + 10_000L * step, last);
            }
        }
        if (!parts) {
            truth.add(MODEL, completed, last, 2_000_000);
        }
        database.update("INSERT INTO message VALUES (?,?,?,?,?)", id, session, created, completed, """
                {"role":"assistant","time":{"created":%d,"completed":%d},"modelID":"%s","providerID":"anthropic",\
                "agent":"code","cost":0.002,%s}""".formatted(
                        created, completed, MODEL, json(last)));
    }

    private void step(TestDatabase database, String session, String message, int step, long start, TokenCounts tokens)
            throws SQLException {
        String id = "prt_" + message + "_" + step;
        String text = "{\"type\":\"text\",\"text\":\"CANARY\",\"time\":{\"start\":%d,\"end\":%d}}"
                .formatted(start + 500, start + 9_000);
        String finish = "{\"type\":\"step-finish\",\"cost\":0.001," + json(tokens) + "}";
        part(database, session, message, id + "a", start, text);
        part(database, session, message, id + "b", start, finish);
        truth.add(MODEL, start + 9_000, tokens, 1_000_000);
    }

    private static void part(TestDatabase database, String session, String message, String id, long at, String json)
            throws SQLException {
        database.update("INSERT INTO part VALUES (?,?,?,?,?,?)", id, message, session, at, at, json);
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
