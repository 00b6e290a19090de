package io.tokenspeed.sources.amp;

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

/** Amp's {@code threads/T-ID.json}, which Amp writes anew each time. */
public final class AmpSource implements Source {
    static final String TOOL = "amp";
    private static final FileCursors CURSORS = new FileCursors(TOOL, 1);

    private final Environment environment;

    /**
     * Creates a source that finds its folders by {@code AMP_DATA_DIR} (a list is allowed), {@code XDG_DATA_HOME} or the
     * home folder.
     */
    public AmpSource(Environment environment) {
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
        List<Path> named = environment.paths("AMP_DATA_DIR");
        Path share = environment
                .path("XDG_DATA_HOME")
                .orElse(environment.home().resolve(".local").resolve("share"));
        List<Path> data = named.isEmpty() ? List.of(share.resolve("amp")) : named;
        return data.stream()
                .map(folder -> folder.resolve("threads").normalize())
                .distinct()
                .toList();
    }

    @Override
    public Discovery discover() {
        return FileSearch.find(roots(), AmpSource::isThread);
    }

    private static boolean isThread(Path path) {
        String name = String.valueOf(path.getFileName());
        return name.startsWith("T-") && name.endsWith(".json");
    }

    @Override
    public FileReader reader(Discovery discovery, KnownCursors cursors) {
        return new DocumentReader(CURSORS, new ThreadDocument());
    }
}
