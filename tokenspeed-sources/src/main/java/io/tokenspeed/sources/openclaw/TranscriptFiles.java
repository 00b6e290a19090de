package io.tokenspeed.sources.openclaw;

import io.tokenspeed.sources.Discovery;
import io.tokenspeed.sources.FileSearch;
import io.tokenspeed.sources.SourceFile;
import io.tokenspeed.sources.database.DatabaseSearch;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * Finds what the agents of one or more state folders wrote: {@code agent/openclaw-agent.sqlite}, transcripts in
 * {@code sessions}, and transcripts that OpenClaw moved aside when it began to use the database. A name such as
 * {@code ID.jsonl.reset.TIME} or {@code ID.jsonl.zst} belongs to a transcript, too.
 */
final class TranscriptFiles {
    private static final String DATABASE = "openclaw-agent.sqlite";
    private static final String SESSIONS = "sessions";
    private static final String MOVED_ASIDE = "session-sqlite-import-archive";
    private static final String LINES = ".jsonl";
    private static final String COMPRESSED = ".zst";

    private TranscriptFiles() {}

    static Discovery find(List<Path> states) {
        List<Path> databases = new ArrayList<>();
        List<Path> folders = new ArrayList<>();
        List<String> problems = new ArrayList<>();
        for (Path agent : StateFolders.agents(states)) {
            databases.add(agent.resolve("agent").resolve(DATABASE));
            Stream.of(SESSIONS, MOVED_ASIDE).map(agent::resolve).forEach(folders::add);
        }
        Discovery stores = DatabaseSearch.find(databases);
        Discovery logs = FileSearch.find(folders, path -> name(path).contains(LINES));
        problems.addAll(unreadable(states));
        problems.addAll(stores.problems());
        problems.addAll(logs.problems());
        List<SourceFile> files = new ArrayList<>(stores.files());
        files.addAll(logs.files());
        return new Discovery(List.copyOf(files), problems);
    }

    /** Looks for folders of agents that exist but cannot be listed. */
    private static List<String> unreadable(List<Path> states) {
        List<Path> agents = states.stream()
                .map(state -> state.resolve("agents"))
                .filter(folder -> Files.isDirectory(folder) && !Files.isReadable(folder))
                .toList();
        return agents.isEmpty()
                ? List.of()
                : FileSearch.find(agents, path -> false).problems();
    }

    static boolean isDatabase(Path path) {
        return name(path).equals(DATABASE);
    }

    static boolean isCompressed(Path path) {
        return name(path).endsWith(COMPRESSED);
    }

    /**
     * Returns the session that a transcript's name tells. A transcript that was moved aside has another name, and a
     * point, before the session.
     */
    static String session(Path path) {
        String name = name(path);
        int end = name.indexOf(LINES);
        String session = end > 0 ? name.substring(0, end) : name;
        Path folder = path.getParent();
        boolean moved = folder != null && name(folder).equals(MOVED_ASIDE);
        String own = moved ? session.substring(session.lastIndexOf('.') + 1) : session;
        return own.isEmpty() ? session : own;
    }

    private static String name(Path path) {
        Path name = path.getFileName();
        return name == null ? "" : name.toString();
    }
}
