package io.tokenspeed.sources.droid;

import io.tokenspeed.model.environment.Environment;
import io.tokenspeed.sources.Discovery;
import io.tokenspeed.sources.FileReader;
import io.tokenspeed.sources.FileSearch;
import io.tokenspeed.sources.KnownCursors;
import io.tokenspeed.sources.Source;
import io.tokenspeed.sources.records.FileCursors;
import io.tokenspeed.sources.tree.DocumentReader;
import java.nio.file.Path;
import java.util.List;

/**
 * Droid's {@code sessions/PROJECT/SESSION.settings.json}, which hold the sum of a session. The transcript beside it has
 * no counters, but the session's folder and its times.
 */
public final class DroidSource implements Source {
    static final String TOOL = "droid";
    static final String SETTINGS = ".settings.json";
    private static final FileCursors CURSORS = new FileCursors(TOOL, 1);

    private final Environment environment;

    /**
     * Creates a source that finds its folders by {@code DROID_SESSIONS_DIR} (a list is allowed), {@code FACTORY_DIR} or
     * the home folder.
     */
    public DroidSource(Environment environment) {
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
        List<Path> named = environment.paths("DROID_SESSIONS_DIR");
        if (!named.isEmpty()) {
            return named.stream().map(Path::normalize).distinct().toList();
        }
        Path factory = environment.path("FACTORY_DIR").orElse(environment.home().resolve(".factory"));
        return List.of(factory.resolve("sessions").normalize());
    }

    @Override
    public Discovery discover() {
        return FileSearch.find(roots(), path -> path.toString().endsWith(SETTINGS));
    }

    @Override
    public FileReader reader(Discovery discovery, KnownCursors cursors) {
        return new DocumentReader(CURSORS, new SessionSettings());
    }
}
