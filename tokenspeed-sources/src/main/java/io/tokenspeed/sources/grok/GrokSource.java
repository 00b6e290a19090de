package io.tokenspeed.sources.grok;

import io.tokenspeed.model.environment.Environment;
import io.tokenspeed.sources.Discovery;
import io.tokenspeed.sources.FileReader;
import io.tokenspeed.sources.FileSearch;
import io.tokenspeed.sources.KnownCursors;
import io.tokenspeed.sources.Source;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * Grok Build's logs below {@code ~/.grok} or the folders that {@code GROK_HOME} names: {@code logs/unified.jsonl}, with
 * each call of a model, and {@code sessions/<folder>/<id>/updates.jsonl}, with the sums of each turn. The log of calls
 * counts from its first call on. Grok cuts it from time to time, so turns that ended earlier count by their sums.
 */
public final class GrokSource implements Source {
    static final String TOOL = "grok";
    static final int READER_VERSION = 1;
    static final String CALLS = "unified.jsonl";
    static final String TURNS = "updates.jsonl";

    private final Environment environment;

    /** Creates a source that finds its folders by the environment. */
    public GrokSource(Environment environment) {
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
        List<Path> named = environment.paths("GROK_HOME");
        List<Path> homes = named.isEmpty() ? List.of(environment.home().resolve(".grok")) : named;
        return homes.stream()
                .flatMap(home -> Stream.of(home.resolve("sessions"), home.resolve("logs")))
                .distinct()
                .toList();
    }

    @Override
    public Discovery discover() {
        return FileSearch.find(roots(), path -> path.endsWith(CALLS) || path.endsWith(TURNS));
    }

    @Override
    public FileReader reader(Discovery discovery, KnownCursors cursors) {
        return new GrokReader(discovery.files(), cursors);
    }
}
