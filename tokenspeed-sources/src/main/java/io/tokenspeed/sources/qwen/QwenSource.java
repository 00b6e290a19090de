package io.tokenspeed.sources.qwen;

import io.tokenspeed.model.environment.Environment;
import io.tokenspeed.sources.Discovery;
import io.tokenspeed.sources.FileReader;
import io.tokenspeed.sources.FileSearch;
import io.tokenspeed.sources.KnownCursors;
import io.tokenspeed.sources.Source;
import io.tokenspeed.sources.lines.JsonLog;
import io.tokenspeed.sources.tree.TreeParser;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/**
 * Qwen Code's chats {@code ~/.qwen/projects/<project>/chats/**.jsonl} and the transcripts of its sub-agents,
 * {@code ~/.qwen/projects/<project>/subagents/<session>/agent-<id>.jsonl}.
 */
public final class QwenSource implements Source {
    static final String TOOL = "qwen";
    private static final int READER_VERSION = 1;
    private static final String PROJECTS = "projects";
    private static final List<Path> FOLDERS = List.of(Path.of("chats"), Path.of("subagents"));

    private final Environment environment;

    /**
     * Creates a source that finds its folders by {@code QWEN_DATA_DIR} (a list of folders like {@code ~/.qwen}), else by
     * {@code QWEN_RUNTIME_DIR} and {@code QWEN_HOME} or the home folder.
     */
    public QwenSource(Environment environment) {
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
        List<Path> named = environment.paths("QWEN_DATA_DIR");
        return (named.isEmpty() ? defaults() : named)
                .stream()
                        .map(folder -> folder.endsWith(PROJECTS) ? folder : folder.resolve(PROJECTS))
                        .map(Path::normalize)
                        .distinct()
                        .toList();
    }

    private List<Path> defaults() {
        Path home =
                environment.path("QWEN_HOME").orElseGet(() -> environment.home().resolve(".qwen"));
        return Stream.concat(environment.path("QWEN_RUNTIME_DIR").stream(), Stream.of(home))
                .toList();
    }

    @Override
    public Discovery discover() {
        return FileSearch.find(roots(), QwenSource::isChat);
    }

    private static boolean isChat(Path path) {
        String name = path.getFileName().toString();
        return name.endsWith(".jsonl")
                && !name.endsWith(".ledger.jsonl")
                && StreamSupport.stream(path.spliterator(), false).anyMatch(FOLDERS::contains);
    }

    @Override
    public FileReader reader(Discovery discovery, KnownCursors cursors) {
        JsonLog log = new JsonLog(TOOL, READER_VERSION);
        return (file, cursor, sink) ->
                log.read(file, cursor, sink, lines -> new TreeParser(lines, new QwenLog(file.path(), lines)));
    }
}
