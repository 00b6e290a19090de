package io.tokenspeed.sources.copilot;

import io.tokenspeed.model.environment.Environment;
import io.tokenspeed.sources.Discovery;
import io.tokenspeed.sources.FileReader;
import io.tokenspeed.sources.KnownCursors;
import io.tokenspeed.sources.Source;
import io.tokenspeed.sources.SourceFile;
import io.tokenspeed.sources.database.DatabaseReader;
import io.tokenspeed.sources.database.DatabaseSearch;
import io.tokenspeed.sources.records.FileCursors;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * The logs of GitHub's Copilot CLI. Its database has a row per request, with times that the tool measured. Releases
 * before the database left event logs, which have totals of a session only; they are read where the database does not
 * know the session.
 */
public final class CopilotSource implements Source {
    static final String TOOL = "copilot";

    private static final int READER_VERSION = 1;
    private static final String DATABASE = "session-store.db";

    private final Environment environment;

    /** Creates a source that finds its folder by {@code COPILOT_HOME} or the home folder. */
    public CopilotSource(Environment environment) {
        this.environment = environment;
    }

    @Override
    public String tool() {
        return TOOL;
    }

    @Override
    public int readerVersion() {
        return READER_VERSION;
    }

    @Override
    public List<Path> roots() {
        List<Path> named = environment.paths("COPILOT_HOME");
        return named.isEmpty()
                ? List.of(environment.home().resolve(".copilot"))
                : named.stream().map(Path::normalize).distinct().toList();
    }

    @Override
    public Discovery discover() {
        Discovery databases = DatabaseSearch.find(
                roots().stream().map(root -> root.resolve(DATABASE)).toList());
        List<SourceFile> files = new ArrayList<>(databases.files());
        List<String> problems = new ArrayList<>(databases.problems());
        roots().forEach(root -> EventLogs.find(root, files, problems));
        return new Discovery(files, problems);
    }

    @Override
    public FileReader reader(Discovery discovery, KnownCursors cursors) {
        FileCursors own = new FileCursors(TOOL, READER_VERSION);
        DatabaseSessions told = new DatabaseSessions(databases(discovery));
        return (file, cursor, sink) -> {
            FileReader reader =
                    isDatabase(file) ? new DatabaseReader(own, new UsageEvents()) : new EventLogReader(own, told);
            reader.read(file, cursor, sink);
        };
    }

    private static List<Path> databases(Discovery discovery) {
        return discovery.files().stream()
                .filter(CopilotSource::isDatabase)
                .map(SourceFile::path)
                .toList();
    }

    private static boolean isDatabase(SourceFile file) {
        return !file.path().endsWith(EventLogs.NAME);
    }
}
