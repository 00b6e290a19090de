package io.tokenspeed.sources.zcode;

import io.tokenspeed.model.environment.Environment;
import io.tokenspeed.sources.Discovery;
import io.tokenspeed.sources.FileReader;
import io.tokenspeed.sources.KnownCursors;
import io.tokenspeed.sources.Source;
import io.tokenspeed.sources.database.DatabaseReader;
import io.tokenspeed.sources.database.DatabaseSearch;
import io.tokenspeed.sources.records.FileCursors;
import java.nio.file.Path;
import java.util.List;

/** ZCode's log: a database with a row for each attempt to get an answer, whose times and tokens the tool measured. */
public final class ZcodeSource implements Source {
    static final String TOOL = "zcode";

    private static final int READER_VERSION = 1;

    private final Environment environment;

    /** Creates a source that finds its folder by {@code ZCODE_HOME} or the home folder. */
    public ZcodeSource(Environment environment) {
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
        List<Path> named = environment.paths("ZCODE_HOME");
        return named.isEmpty()
                ? List.of(environment.home().resolve(".zcode"))
                : named.stream().map(Path::normalize).distinct().toList();
    }

    @Override
    public Discovery discover() {
        return DatabaseSearch.find(roots().stream()
                .map(root -> root.resolve("cli").resolve("db").resolve("db.sqlite"))
                .toList());
    }

    @Override
    public FileReader reader(Discovery discovery, KnownCursors cursors) {
        FileCursors own = new FileCursors(TOOL, READER_VERSION);
        return (file, cursor, sink) -> new DatabaseReader(own, new ModelUsage()).read(file, cursor, sink);
    }
}
