package io.tokenspeed.sources.antigravity;

import io.tokenspeed.sources.opencode.TestDatabase;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;

/** A database as Antigravity CLI makes it. Each call opens it anew, as it is not held open between two answers. */
record ConversationFile(Path path) {
    static final long CREATED = 1_793_611_000_000L;

    private static final String SCHEMA = """
            CREATE TABLE gen_metadata(idx INTEGER PRIMARY KEY, data BLOB, size INTEGER);
            CREATE TABLE steps(idx INTEGER PRIMARY KEY, step_type INTEGER, status INTEGER, metadata BLOB,
              step_payload BLOB);
            CREATE TABLE trajectory_metadata_blob(id TEXT PRIMARY KEY, data BLOB);
            """;

    static ConversationFile in(Path home, String id) {
        return new ConversationFile(
                home.resolve(".gemini/antigravity-cli/conversations").resolve(id + ".db"));
    }

    ConversationFile create(ProtoBytes metadata) throws Exception {
        Files.createDirectories(path.resolveSibling(""));
        try (TestDatabase database = TestDatabase.create(path, SCHEMA)) {
            database.update("INSERT INTO trajectory_metadata_blob VALUES ('main', ?)", metadata.bytes());
        }
        return this;
    }

    /** The message of a conversation in a workspace. */
    static ProtoBytes metadata(String workspace) {
        return new ProtoBytes().message(1, new ProtoBytes().text(1, workspace)).time(2, CREATED);
    }

    ConversationFile generation(long number, byte[] row) throws SQLException {
        return run("INSERT OR REPLACE INTO gen_metadata VALUES (?, ?, ?)", number, row, row.length);
    }

    ConversationFile step(long number, int status, byte[] metadata) throws SQLException {
        return run("INSERT OR REPLACE INTO steps VALUES (?, 15, ?, ?, x'00')", number, status, metadata);
    }

    ConversationFile run(String sql, Object... values) throws SQLException {
        try (TestDatabase database = TestDatabase.create(path, "")) {
            database.update(sql, values);
        }
        return this;
    }
}
