package io.tokenspeed.sources.crosscheck;

import java.nio.file.Path;

/**
 * What Codex keeps beside its rollouts: the tokens of each thread ({@code threads.tokens_used} of {@code state_5.sqlite},
 * the last total of the thread), and a log with a line after each request ({@code logs_2.sqlite}), of which it keeps the
 * newest only.
 */
final class CodexDatabases {
    private static final String TOOL = "codex";

    private CodexDatabases() {}

    static OwnRecord threads(Path file, Deadline deadline) {
        return new OwnDatabase(TOOL, file, OwnUnit.TOKENS_PER_SESSION, deadline)
                .ask(connection -> OwnDatabase.has(connection, "threads", "id", "tokens_used")
                        ? "SELECT id, tokens_used FROM threads ORDER BY id"
                        : null);
    }

    static OwnRecord log(Path file, Deadline deadline) {
        return new OwnDatabase(TOOL, file, OwnUnit.REQUESTS_PER_SESSION, deadline)
                .ask(connection -> OwnDatabase.has(connection, "logs", "thread_id", "target", "feedback_log_body")
                        ? "SELECT thread_id, COUNT(*) FROM logs WHERE thread_id IS NOT NULL"
                                + " AND target LIKE 'codex_core::%'"
                                + " AND instr(feedback_log_body, 'post sampling token usage ') > 0"
                                + " GROUP BY thread_id ORDER BY thread_id"
                        : null);
    }
}
