package io.tokenspeed.sources.cursor;

import io.tokenspeed.model.environment.Environment;
import io.tokenspeed.sources.Discovery;
import io.tokenspeed.sources.FileReader;
import io.tokenspeed.sources.KnownCursors;
import io.tokenspeed.sources.Source;
import io.tokenspeed.sources.database.DatabaseReader;
import io.tokenspeed.sources.database.DatabaseSearch;
import io.tokenspeed.sources.records.FileCursors;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Cursor's database of chat messages. Only some releases write token counts to disk; the account's usage is on Cursor's
 * servers alone, and messages without counts are not read.
 */
public final class CursorSource implements Source {
    static final String TOOL = "cursor";

    private static final int READER_VERSION = 1;

    private final Environment environment;

    /** Creates a source that finds its folder below the system's folder for settings. */
    public CursorSource(Environment environment) {
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
        List<Path> roots = new ArrayList<>();
        Path home = environment.home();
        roots.add(environment.path("XDG_CONFIG_HOME").orElse(home.resolve(".config")));
        roots.add(home.resolve("Library/Application Support"));
        environment.path("APPDATA").ifPresent(roots::add);
        return roots.stream()
                .map(root -> root.resolve("Cursor").resolve("User").normalize())
                .distinct()
                .toList();
    }

    @Override
    public Discovery discover() {
        return DatabaseSearch.find(roots().stream()
                .map(root -> root.resolve("globalStorage").resolve("state.vscdb"))
                .toList());
    }

    @Override
    public FileReader reader(Discovery discovery, KnownCursors cursors) {
        FileCursors own = new FileCursors(TOOL, READER_VERSION);
        return (file, cursor, sink) -> new DatabaseReader(own, new Bubbles()).read(file, cursor, sink);
    }
}
