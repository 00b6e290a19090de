package io.tokenspeed.sources.pi;

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

/**
 * The sessions of pi, {@code ~/.pi/agent/sessions/--<folder>--/<time>_<session>.jsonl}, or of omp ("oh my pi"), which
 * has the same format below {@code ~/.omp}.
 */
public final class PiSource implements Source {
    private static final int READER_VERSION = 1;

    private final String tool;
    private final List<Path> roots;

    private PiSource(String tool, List<Path> roots) {
        this.tool = tool;
        this.roots = roots;
    }

    /**
     * Returns the source of pi's sessions, found by {@code PI_CODING_AGENT_SESSION_DIR} and {@code PI_AGENT_DIR} (a
     * list) or {@code PI_CODING_AGENT_DIR} (a folder like {@code ~/.pi/agent}), else below the home folder. omp obeys
     * {@code PI_CODING_AGENT_DIR}, too; folders of omp's own are left to its source.
     */
    public static PiSource pi(Environment environment) {
        List<Path> omp = PiFolders.omp(environment);
        return new PiSource(
                "pi",
                PiFolders.pi(environment).stream()
                        .filter(folder -> !omp.contains(folder))
                        .toList());
    }

    /**
     * Returns the source of omp's sessions, found below the home folder, in the folder that {@code PI_CONFIG_DIR} names
     * instead of {@code .omp}, with its profiles, and below {@code XDG_DATA_HOME}.
     */
    public static PiSource omp(Environment environment) {
        return new PiSource("omp", PiFolders.omp(environment));
    }

    @Override
    public String tool() {
        return tool;
    }

    @Override
    public int readerVersion() {
        return READER_VERSION;
    }

    @Override
    public List<Path> roots() {
        return roots;
    }

    @Override
    public Discovery discover() {
        return FileSearch.find(roots, path -> path.toString().endsWith(".jsonl"));
    }

    @Override
    public FileReader reader(Discovery discovery, KnownCursors cursors) {
        JsonLog log = new JsonLog(tool, READER_VERSION);
        return (file, cursor, sink) ->
                log.read(file, cursor, sink, lines -> new TreeParser(lines, new PiLog(tool, file.path(), lines)));
    }
}
