package io.tokenspeed.sources.zed;

import com.github.luben.zstd.Zstd;
import io.tokenspeed.sources.GrowingHome;
import io.tokenspeed.sources.opencode.TestDatabase;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;

/** A database of threads as Zed makes it. */
record ThreadsFile(Path path) {
    private static final String SCHEMA = "CREATE TABLE threads(id TEXT PRIMARY KEY, summary TEXT NOT NULL,"
            + " updated_at TEXT NOT NULL, data_type TEXT NOT NULL, data BLOB NOT NULL, parent_id TEXT,"
            + " folder_paths TEXT, folder_paths_order TEXT, created_at TEXT)";

    static ThreadsFile in(Path home) {
        return new ThreadsFile(home.resolve(".local/share/zed/threads/threads.db"));
    }

    ThreadsFile create() throws Exception {
        Files.createDirectories(path.resolveSibling(""));
        TestDatabase.create(path, SCHEMA).close();
        return this;
    }

    /** The content of a thread with the counters of all its requests. */
    static String content(String model, long input, long output, long read, long write) {
        return ("{'version':'0.3.0','title':'" + GrowingHome.PROMPT + "','messages':[{'User':{'content':['"
                        + GrowingHome.PROMPT
                        + "']}}],'request_token_usage':{'u1':{'input_tokens':1,'output_tokens':1}},"
                        + "'cumulative_token_usage':{'input_tokens':" + input + ",'output_tokens':" + output
                        + ",'cache_read_input_tokens':" + read + ",'cache_creation_input_tokens':" + write
                        + "},'model':{'provider':'zed.dev','model':'" + model + "'}}")
                .replace('\'', '"');
    }

    ThreadsFile plain(String id, long updated, String content) throws Exception {
        return put(id, updated, "json", content.getBytes(StandardCharsets.UTF_8));
    }

    ThreadsFile compressed(String id, long updated, String content) throws Exception {
        return put(id, updated, "zstd", Zstd.compress(content.getBytes(StandardCharsets.UTF_8)));
    }

    ThreadsFile put(String id, long updated, String type, byte[] data) throws Exception {
        String time = Instant.ofEpochMilli(updated).toString().replace("Z", "+00:00");
        return run(
                "INSERT OR REPLACE INTO threads VALUES (?, 'x', ?, ?, ?, NULL, ?, '1,0', ?)",
                id,
                time,
                type,
                data,
                "/home/ann/a\n/home/ann/b",
                time);
    }

    ThreadsFile run(String sql, Object... values) throws Exception {
        try (TestDatabase database = TestDatabase.create(path, "")) {
            database.update(sql, values);
        }
        return this;
    }
}
