package io.tokenspeed.sources.opencode;

import static io.tokenspeed.sources.opencode.Fixtures.T;

import java.nio.file.Path;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/**
 * A database that OpenCode 1 created and OpenCode 2 took over, to which both versions continue to write. The input of
 * every request is a different power of two, so that a sum shows which requests count.
 */
final class TwoGenerations implements AutoCloseable {
    private static final String SCHEMA = """
            CREATE TABLE project(id TEXT PRIMARY KEY, worktree TEXT NOT NULL);
            CREATE TABLE session(id TEXT PRIMARY KEY, project_id TEXT NOT NULL, directory TEXT NOT NULL);
            CREATE TABLE message(id TEXT PRIMARY KEY, session_id TEXT NOT NULL, time_created INTEGER NOT NULL,
              time_updated INTEGER NOT NULL, data TEXT NOT NULL);
            CREATE INDEX message_session ON message(session_id);
            CREATE TABLE part(id TEXT PRIMARY KEY, message_id TEXT NOT NULL, session_id TEXT NOT NULL,
              time_created INTEGER NOT NULL, time_updated INTEGER NOT NULL, data TEXT NOT NULL);
            CREATE TABLE session_message(id TEXT PRIMARY KEY, session_id TEXT NOT NULL, type TEXT NOT NULL,
              seq INTEGER NOT NULL, time_created INTEGER NOT NULL, time_updated INTEGER NOT NULL, data TEXT NOT NULL);
            INSERT INTO project VALUES ('global','/'), ('prj_1','/srv/alpha');
            """;
    private static final String SECOND = """
            CREATE TABLE kv(key TEXT PRIMARY KEY, value TEXT NOT NULL);
            INSERT INTO kv VALUES ('migration.v1-v2','{"phase":"completed"}');
            CREATE TABLE session_v2(id TEXT PRIMARY KEY, project_id TEXT NOT NULL, fork_session_id TEXT,
              fork_boundary TEXT, directory TEXT NOT NULL)
            """;

    /** Input of version 1 before version 2 takes over: 1 + 2 + 4 in /srv/alpha. */
    static final long BEFORE = 7;

    /** Including the input of version 2: 8 + 16 in /srv/alpha, 32 + 64 in /srv/beta. */
    static final long TAKEN_OVER = BEFORE + 120;

    /** Including the input of the forks' own requests: 128 + 256 in /srv/alpha. */
    static final long FORKED = TAKEN_OVER + 384;

    /** Including the later input of version 1: 512 in a new session, 1024 in the session that was taken over. */
    static final long LATER = FORKED + 512 + 1024;

    private final TestDatabase database;

    TwoGenerations(Path path) throws SQLException {
        database = TestDatabase.create(path, SCHEMA);
    }

    /** Two steps of one answer, and a compaction. */
    TwoGenerations before() throws SQLException {
        database.update("INSERT INTO session VALUES ('ses_1','prj_1','/srv/alpha/web')");
        old("msg_u1", "ses_1", 0, "{'role':'user','time':{'created':%d}}");
        old("msg_a1", "ses_1", 10, answer(2, "/srv/alpha", ""));
        step("prt_1", "msg_a1", "ses_1", 10, 1).step("prt_2", "msg_a1", "ses_1", 11, 2);
        old("msg_c1", "ses_1", 20, "{'role':'user','time':{'created':%d}}");
        old("msg_c2", "ses_1", 21, answer(4, "/srv/alpha", "'parentID':'msg_c1','mode':'compaction','summary':true,"));
        return step("prt_3", "msg_c2", "ses_1", 21, 4);
    }

    /** The second version copies the session, goes on with it and begins one in a folder without a repository. */
    TwoGenerations takenOver() throws SQLException {
        database.run(SECOND);
        home("ses_1", "prj_1", null, "/srv/alpha/web").home("ses_2", "global", null, "/srv/beta");
        row("msg_a1", "ses_1", "assistant", 0, 10, second(2, 30)).row("msg_c1", "ses_1", "compaction", 1, 20, "{}");
        row("msg_n1", "ses_1", "model-switched", 2, 29, "{'time':{'created':%d}}");
        row("msg_n2", "ses_1", "assistant", 3, 30, second(8, 40));
        row("msg_k1", "ses_1", "compaction", 4, 40, compaction("completed", 16));
        row("msg_n3", "ses_2", "assistant", 0, 50, second(32, 60));
        row("msg_k2", "ses_2", "compaction", 1, 60, compaction("running", 4096));
        return row("msg_k3", "ses_2", "compaction", 2, 70, compaction("failed", 64));
    }

    /** Forks of both sessions and of a fork, by the second version, with copies under new ids. */
    TwoGenerations forked() throws SQLException {
        home("ses_3", "prj_1", "ses_1", "/srv/alpha").home("ses_4", "prj_1", "ses_3", "/srv/alpha");
        for (String fork : new String[] {"ses_3", "ses_4"}) {
            String id = "msg_" + fork + "_";
            row(id + "0", fork, "assistant", 0, 10, second(2, 30)).row(id + "1", fork, "compaction", 1, 20, "{}");
            row(id + "3", fork, "assistant", 3, 30, second(8, 40));
            row(id + "4", fork, "compaction", 4, 40, compaction("completed", 16));
        }
        return row("msg_n4", "ses_3", "assistant", 5, 80, second(128, 90))
                .row("msg_n5", "ses_4", "assistant", 5, 80, second(256, 90));
    }

    /** The first version goes on beside the second one, and forks a session in its own way. */
    TwoGenerations later() throws SQLException {
        database.update("INSERT INTO session VALUES ('ses_5','prj_1','/srv/alpha')");
        database.update("INSERT INTO session VALUES ('ses_6','prj_1','/srv/alpha')");
        for (String session : new String[] {"ses_5", "ses_6"}) {
            old("msg_" + session, session, 100, answer(512, "/", ""));
            step("prt_" + session, "msg_" + session, session, 100, 512);
        }
        return old("msg_a9", "ses_1", 110, answer(1024, "/srv/alpha", ""));
    }

    private TwoGenerations old(String id, String session, int at, String json) throws SQLException {
        long time = T + at * 1000L;
        database.update("INSERT INTO message VALUES (?,?,?,?,?)", id, session, time, time + 9000, json(json, time));
        return this;
    }

    private TwoGenerations step(String id, String message, String session, int at, int input) throws SQLException {
        long time = T + at * 1000L;
        String json = "{'type':'step-finish','cost':0.5,'tokens':" + tokens(input) + "}";
        database.update("INSERT INTO part VALUES (?,?,?,?,?,?)", id, message, session, time, time, json(json, time));
        return this;
    }

    private TwoGenerations home(String id, String project, @Nullable String fork, String folder) throws SQLException {
        String boundary = fork == null ? null : "{\"type\":\"before\"}";
        database.update("INSERT INTO session_v2 VALUES (?,?,?,?,?)", id, project, fork, boundary, folder);
        return this;
    }

    /** Adds a row with an old time of change, as if it had been moved here. */
    private TwoGenerations row(String id, String session, String type, int seq, int at, String json)
            throws SQLException {
        long time = T + at * 1000L;
        database.update(
                "INSERT INTO session_message VALUES (?,?,?,?,?,?,?)",
                id,
                session,
                type,
                seq,
                time,
                time,
                json(json, time));
        return this;
    }

    /** A mirror of the first answer, as early builds wrote it beside the answer. */
    TwoGenerations mirrored() throws SQLException {
        return row("msg_m1", "ses_1", "assistant", 7, 12, second(2, 13));
    }

    private static String answer(int input, String root, String more) {
        return "{'role':'assistant'," + more + "'time':{'created':%d,'completed':%d},'modelID':'m','providerID':'p',"
                + "'path':{'cwd':'/srv/alpha/web','root':'" + root + "'},'cost':0.5,'tokens':" + tokens(input) + "}";
    }

    private static String second(int input, int completed) {
        return "{'time':{'created':%d,'completed':" + (T + completed * 1000L) + "},'agent':'build',"
                + "'model':{'id':'m','providerID':'p'},'cost':0.5,'content':[],'tokens':" + tokens(input) + "}";
    }

    private static String compaction(String status, int input) {
        return "{'status':'" + status + "','reason':'auto','time':{'created':%d},'model':{'id':'m','providerID':'p'},"
                + (status.equals("failed") ? "'error':{'type':'provider.error','message':'?','status':529}," : "")
                + "'cost':0.5,'tokens':" + tokens(input) + "}";
    }

    private static String tokens(int input) {
        return "{'input':" + input + ",'output':100,'reasoning':0,'cache':{'read':0,'write':0}}";
    }

    private static String json(String json, long time) {
        return json.replaceFirst("%d", Long.toString(time))
                .replaceFirst("%d", Long.toString(time + 9000))
                .replace('\'', '"');
    }

    TestDatabase database() {
        return database;
    }

    @Override
    public void close() throws SQLException {
        database.close();
    }
}
