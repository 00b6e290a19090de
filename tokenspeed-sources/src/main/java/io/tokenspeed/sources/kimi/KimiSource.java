package io.tokenspeed.sources.kimi;

import io.tokenspeed.model.environment.Environment;
import io.tokenspeed.sources.Discovery;
import io.tokenspeed.sources.FileReader;
import io.tokenspeed.sources.FileSearch;
import io.tokenspeed.sources.KnownCursors;
import io.tokenspeed.sources.Source;
import io.tokenspeed.sources.lines.JsonLog;
import io.tokenspeed.sources.lines.RecordSink;
import io.tokenspeed.sources.tree.TreeParser;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * The wire logs of Kimi CLI, {@code ~/.kimi/sessions/<MD5 of the folder>/<session>/wire.jsonl} and
 * {@code .../<session>/subagents/<agent>/wire.jsonl}, and of Kimi Code,
 * {@code ~/.kimi-code/sessions/<workspace>/<session>/agents/<agent>/wire.jsonl}, also as a part of the desktop
 * application.
 */
public final class KimiSource implements Source {
    static final String TOOL = "kimi";
    static final String SESSIONS = "sessions";
    private static final int READER_VERSION = 1;
    private static final String DESKTOP = "kimi-desktop/daimon-share/daimon/runtime/kimi-code/home";

    private final Environment environment;

    /**
     * Creates a source that finds its folders by {@code KIMI_DATA_DIR} (a list of folders like {@code ~/.kimi}), else by
     * {@code KIMI_SHARE_DIR} and {@code KIMI_CODE_HOME}, else below the home folder.
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
        return (named.isEmpty() ? defaults() : named)
                .stream()
                        .map(folder -> folder.endsWith(SESSIONS) ? folder : folder.resolve(SESSIONS))
                        .map(Path::normalize)
                        .distinct()
                        .toList();
    }

    private List<Path> defaults() {
        Path home = environment.home();
        List<Path> folders = new ArrayList<>();
        folders.add(environment.path("KIMI_SHARE_DIR").orElseGet(() -> home.resolve(".kimi")));
        folders.add(environment.path("KIMI_CODE_HOME").orElseGet(() -> home.resolve(".kimi-code")));
        folders.add(home.resolve("Library/Application Support").resolve(DESKTOP));
        folders.add(environment
                .path("XDG_CONFIG_HOME")
                .orElseGet(() -> home.resolve(".config"))
                .resolve(DESKTOP));
        environment.path("APPDATA").ifPresent(roaming -> folders.add(roaming.resolve(DESKTOP)));
        return folders;
    }

    @Override
    public Discovery discover() {
        return FileSearch.find(roots(), path -> path.endsWith("wire.jsonl"));
    }

    @Override
    public FileReader reader(Discovery discovery, KnownCursors cursors) {
        JsonLog log = new JsonLog(TOOL, READER_VERSION);
        KimiHomes homes = new KimiHomes();
        return (file, cursor, sink) -> {
            KimiPlace place = KimiPlace.of(file.path(), homes);
            log.read(file, cursor, sink, lines -> new TreeParser(lines, wire(place, lines)));
        };
    }

    private static TreeParser.Log wire(KimiPlace place, RecordSink sink) {
        return place.successor() ? new KimiCodeLog(place, sink) : new KimiCliLog(place, sink);
    }
}
