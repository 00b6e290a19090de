package io.tokenspeed.sources.crush;

import io.tokenspeed.sources.database.SqlFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Projects with databases of Crush below a home folder, and their registry. Times are in seconds. */
record CrushProjects(Path home) {
    private static final String SCHEMA = """
            CREATE TABLE IF NOT EXISTS sessions(id TEXT PRIMARY KEY, parent_session_id TEXT, title TEXT NOT NULL,
              message_count INTEGER NOT NULL DEFAULT 0, prompt_tokens INTEGER NOT NULL DEFAULT 0,
              completion_tokens INTEGER NOT NULL DEFAULT 0, cost REAL NOT NULL DEFAULT 0, updated_at INTEGER NOT NULL,
              created_at INTEGER NOT NULL);
            CREATE TABLE IF NOT EXISTS messages(id TEXT PRIMARY KEY, session_id TEXT NOT NULL, role TEXT NOT NULL,
              parts TEXT NOT NULL, model TEXT, provider TEXT);
            """;

    /** The registry. */
    Path file() {
        return home.resolve(".local/share/crush/projects.json");
    }

    void register(String... projects) throws IOException {
        Files.createDirectories(file().getParent());
        Files.writeString(
                file(),
                Stream.of(projects)
                        .map(name -> "{\"path\":\"" + home.resolve(name) + "\",\"data_dir\":\"" + data(name)
                                + "\",\"last_accessed\":\"2026-10-01T00:00:00Z\"}")
                        .collect(Collectors.joining(",", "{\"projects\":[", "]}")));
    }

    /** The data folder of a project as the registry names it: relative for some projects. */
    private String data(String name) {
        return name.endsWith("1")
                ? ".crush"
                : home.resolve(name).resolve(".crush").toString();
    }

    SqlFile database(String project) {
        return new SqlFile(home.resolve(project).resolve(".crush/crush.db"), SCHEMA);
    }
}
