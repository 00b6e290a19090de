package io.tokenspeed.sources.kimi;

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

/**
 * The wire logs of Kimi CLI, {@code ~/.kimi/sessions/<folder>/<session>/wire.jsonl}, and of its successor Kimi Code,
 * {@code ~/.kimi-code/sessions/<workspace>/<session>/agents/<agent>/wire.jsonl}.
 */
public final class KimiSource implements Source {
    static final String TOOL = "kimi";
    private static final int READER_VERSION = 1;
    private static final String SESSIONS = "sessions";
    private static final String LOG = "wire.jsonl";

    private final Environment environment;

    /**
     * Creates a source that finds its folders by {@code KIMI_DATA_DIR} (a list of folders like {@code ~/.kimi}), else by
     * {@code KIMI_SHARE_DIR} and {@code KIMI_CODE_HOME} or the home folder.
     */
    public KimiSource(Environment environment) {
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
        List<Path> named = environment.paths("KIMI_DATA_DIR");
        Path home = environment.home();
        Stream<Path> usual = Stream.of(
                environment.path("KIMI_SHARE_DIR").orElseGet(() -> home.resolve(".kimi")),
                environment.path("KIMI_CODE_HOME").orElseGet(() -> home.resolve(".kimi-code")));
        return (named.isEmpty() ? usual : named.stream())
                .map(folder -> folder.endsWith(SESSIONS) ? folder : folder.resolve(SESSIONS))
                .map(Path::normalize)
                .distinct()
                .toList();
    }

    @Override
    public Discovery discover() {
        return FileSearch.find(roots(), path -> path.endsWith(LOG));
    }

    @Override
    public FileReader reader(Discovery discovery, KnownCursors cursors) {
        JsonLog log = new JsonLog(TOOL, READER_VERSION);
        KimiHomes homes = new KimiHomes();
        return (file, cursor, sink) -> {
            KimiPlace place = KimiPlace.of(file.path());
            log.read(
                    file,
                    cursor,
                    sink,
                    lines -> new TreeParser(
                            lines, place.code() ? new CodeLog(place, homes, lines) : new CliLog(place, homes, lines)));
        };
    }
}
