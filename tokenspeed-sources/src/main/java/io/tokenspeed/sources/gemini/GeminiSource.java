package io.tokenspeed.sources.gemini;

import io.tokenspeed.model.environment.Environment;
import io.tokenspeed.sources.Discovery;
import io.tokenspeed.sources.FileReader;
import io.tokenspeed.sources.FileSearch;
import io.tokenspeed.sources.KnownCursors;
import io.tokenspeed.sources.Source;
import io.tokenspeed.sources.lines.JsonLog;
import io.tokenspeed.sources.records.FileCursors;
import io.tokenspeed.sources.tree.DocumentReader;
import io.tokenspeed.sources.tree.TreeParser;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Gemini CLI's chats: {@code ~/.gemini/tmp/<project>/chats/session-*.jsonl} since 0.39, one {@code .json} per session
 * before, and the chats of sub-agents in a folder named after their session. A chat that Gemini CLI could not read was
 * renamed to {@code *.jsonl.unreadable-<time>}.
 */
public final class GeminiSource implements Source {
    static final String TOOL = "gemini";
    private static final FileCursors CURSORS = new FileCursors(TOOL, 1);
    private static final String CHATS = "chats";

    private final Environment environment;

    /**
     * Creates a source that finds its folders by {@code GEMINI_DATA_DIR} (a list of folders like {@code ~/.gemini}),
     * else below {@code GEMINI_CLI_HOME} or the home folder.
     */
    public GeminiSource(Environment environment) {
        this.environment = environment;
    }

    @Override
    public String tool() {
        return TOOL;
    }

    @Override
    public int readerVersion() {
        return CURSORS.readerVersion();
    }

    @Override
    public List<Path> roots() {
        List<Path> named = environment.paths("GEMINI_DATA_DIR");
        return (named.isEmpty() ? defaults() : named)
                .stream()
                        .map(folder -> folder.endsWith("tmp") ? folder : folder.resolve("tmp"))
                        .map(Path::normalize)
                        .distinct()
                        .toList();
    }

    /** In the sandbox of macOS, Gemini CLI writes below the folder of caches. */
    private List<Path> defaults() {
        Path home = environment.path("GEMINI_CLI_HOME").orElse(environment.home());
        return List.of(home.resolve(".gemini"), home.resolve(".cache").resolve(".gemini"));
    }

    @Override
    public Discovery discover() {
        return FileSearch.find(roots(), GeminiSource::isChat);
    }

    private static boolean isChat(Path path) {
        String name = path.getFileName().toString();
        boolean chat = name.endsWith(".json") || name.endsWith(".jsonl") || name.contains(".jsonl.unreadable-");
        return chat && chats(path) != null;
    }

    /** Returns the folder of chats that a file is in, null where it is in none. */
    static @Nullable Path chats(Path file) {
        return Stream.iterate(file.getParent(), folder -> folder != null, Path::getParent)
                .filter(folder -> folder.endsWith(CHATS))
                .findFirst()
                .orElse(null);
    }

    @Override
    public FileReader reader(Discovery discovery, KnownCursors cursors) {
        GeminiProjects projects = new GeminiProjects();
        JsonLog log = new JsonLog(TOOL, CURSORS.readerVersion());
        return (file, cursor, sink) -> {
            GeminiPlace place = GeminiPlace.of(file.path(), projects);
            if (file.path().toString().endsWith(".json")) {
                new DocumentReader(CURSORS, new GeminiDocument(place)).read(file, cursor, sink);
            } else {
                log.read(file, cursor, sink, lines -> new TreeParser(lines, new GeminiLog(place, lines)));
            }
        };
    }
}
