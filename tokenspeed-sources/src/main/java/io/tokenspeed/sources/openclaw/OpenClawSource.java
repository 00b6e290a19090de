package io.tokenspeed.sources.openclaw;

import io.tokenspeed.model.environment.Environment;
import io.tokenspeed.sources.Discovery;
import io.tokenspeed.sources.FileReader;
import io.tokenspeed.sources.KnownCursors;
import io.tokenspeed.sources.Source;
import io.tokenspeed.sources.database.DatabaseReader;
import io.tokenspeed.sources.records.FileCursors;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Supplier;

/**
 * OpenClaw's transcripts. A transcript may be in the database of its agent, in a file of JSON lines, or in both, and a
 * fork holds a copy of it; each answer counts once. Where OpenClaw ran Codex, the rollouts of Codex count, because they
 * are more exact.
 */
public final class OpenClawSource implements Source {
    static final String TOOL = "openclaw";
    static final int READER_VERSION = 1;

    private final Environment environment;
    private final Supplier<Discovery> rollouts;

    /**
     * Creates a source that finds its folders by {@code OPENCLAW_STATE_DIR}, {@code OPENCLAW_DIR} (a list),
     * {@code OPENCLAW_HOME} or the home folder.
     *
     * @param rollouts searches for the rollouts of Codex that another source reads
     */
    public OpenClawSource(Environment environment, Supplier<Discovery> rollouts) {
        this.environment = environment;
        this.rollouts = rollouts;
    }

    /** Returns the homes that OpenClaw gives to Codex, one per agent. */
    public static List<Path> codexHomes(Environment environment) {
        return StateFolders.agents(StateFolders.of(environment)).stream()
                .map(agent -> agent.resolve("agent").resolve("codex-home"))
                .toList();
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
        return StateFolders.of(environment);
    }

    @Override
    public Discovery discover() {
        return TranscriptFiles.find(roots());
    }

    @Override
    public FileReader reader(Discovery discovery, KnownCursors cursors) {
        Rollouts threads = new Rollouts(rollouts);
        FileReader lines = new TranscriptReader(threads);
        return (file, cursor, sink) -> {
            if (TranscriptFiles.isDatabase(file.path())) {
                FileCursors ends = new FileCursors(TOOL, READER_VERSION);
                new DatabaseReader(ends, new TranscriptTable(threads, file.modified())).read(file, cursor, sink);
            } else {
                lines.read(file, cursor, sink);
            }
        };
    }
}
