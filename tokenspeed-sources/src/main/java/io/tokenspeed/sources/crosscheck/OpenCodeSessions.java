package io.tokenspeed.sources.crosscheck;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The tokens in the rows of OpenCode's sessions, which its releases from May 2026 on keep beside the messages. */
final class OpenCodeSessions {
    private static final String TOOL = "opencode";
    private static final List<String> TABLES = List.of("session", "session_v2");
    private static final String[] COLUMNS = {
        "id", "tokens_input", "tokens_output", "tokens_reasoning", "tokens_cache_read", "tokens_cache_write"
    };

    private OpenCodeSessions() {}

    static OwnRecord read(Path file, Deadline deadline) {
        return new OwnDatabase(TOOL, file, OwnUnit.TOKENS_PER_SESSION, deadline).ask(OpenCodeSessions::sql);
    }

    /** A session that both releases know has its larger number. Older releases keep none, which is no damage. */
    private static @Nullable String sql(Connection connection) throws SQLException {
        List<String> queries = new ArrayList<>();
        for (String table : TABLES) {
            if (OwnDatabase.has(connection, table, COLUMNS)) {
                queries.add("SELECT id, tokens_input + tokens_output + tokens_reasoning + tokens_cache_read"
                        + " + tokens_cache_write AS tokens FROM " + table);
            }
        }
        return queries.isEmpty()
                ? "SELECT NULL, 0 WHERE 0"
                : "SELECT id, MAX(tokens) FROM (" + String.join(" UNION ALL ", queries) + ") GROUP BY id ORDER BY id";
    }

    /** Leaves a session that several databases hold, such as copies, to the one with its largest number. */
    static List<OwnRecord> once(List<OwnRecord> records) {
        Map<String, Path> largest = new HashMap<>();
        Map<String, Long> amounts = new HashMap<>();
        for (OwnRecord each : records) {
            for (OwnAmount amount : each.amounts()) {
                if (amount.amount() > amounts.getOrDefault(amount.of(), 0L)) {
                    amounts.put(amount.of(), amount.amount());
                    largest.put(amount.of(), each.file());
                }
            }
        }
        return records.stream().map(each -> only(each, largest)).toList();
    }

    private static OwnRecord only(OwnRecord all, Map<String, Path> largest) {
        List<OwnAmount> kept = all.amounts().stream()
                .filter(amount -> all.file().equals(largest.get(amount.of())))
                .toList();
        return new OwnRecord(all.tool(), all.file(), all.unit(), kept, all.problem());
    }
}
