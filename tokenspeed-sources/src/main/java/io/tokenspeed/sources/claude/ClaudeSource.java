package io.tokenspeed.sources.claude;

import io.tokenspeed.model.environment.Environment;
import io.tokenspeed.sources.Discovery;
import io.tokenspeed.sources.FileReader;
import io.tokenspeed.sources.FileSearch;
import io.tokenspeed.sources.KnownCursors;
import io.tokenspeed.sources.Source;
import io.tokenspeed.sources.lines.JsonLog;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * Claude Code's transcripts: {@code projects/<folder>/<session>.jsonl} and the files of sub-agents below, in
 * {@code ~/.claude} and {@code $XDG_CONFIG_HOME/claude}, or in the folders that {@code CLAUDE_CONFIG_DIR} lists; and
 * the transcripts of Claude Desktop's own sessions.
 */
public final class ClaudeSource implements Source {
    static final String TOOL = "claude";
    private static final int READER_VERSION = 3;

    private final Environment environment;
    private final ClaudeDesktop desktop;

    public ClaudeSource(Environment environment) {
        this.environment = environment;
        this.desktop = new ClaudeDesktop(environment);
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
        return Stream.concat(own().stream(), desktop.search().roots().stream()).toList();
    }

    private List<Path> own() {
        List<Path> configured = environment.paths("CLAUDE_CONFIG_DIR");
        List<Path> folders = configured.isEmpty() ? defaults() : configured;
        return folders.stream().map(ClaudeSource::projects).distinct().toList();
    }

    private List<Path> defaults() {
        Path config = environment
                .path("XDG_CONFIG_HOME")
                .orElseGet(() -> environment.home().resolve(".config"));
        return List.of(environment.home().resolve(".claude"), config.resolve("claude"));
    }

    private static Path projects(Path folder) {
        return folder.endsWith("projects") ? folder : folder.resolve("projects");
    }

    @Override
    public Discovery discover() {
        ClaudeDesktop.Found sessions = desktop.search();
        List<Path> roots =
                Stream.concat(own().stream(), sessions.projects().stream()).toList();
        Discovery found = FileSearch.find(roots, path -> path.toString().endsWith(".jsonl"));
        return new Discovery(
                found.files(),
                Stream.concat(found.problems().stream(), sessions.problems().stream())
                        .toList());
    }

    @Override
    public FileReader reader(Discovery discovery, KnownCursors cursors) {
        JsonLog log = new JsonLog(TOOL, READER_VERSION);
        return (file, cursor, sink) -> log.read(file, cursor, sink, ClaudeParser::new);
    }
}
