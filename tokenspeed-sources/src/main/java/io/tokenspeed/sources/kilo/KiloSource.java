package io.tokenspeed.sources.kilo;

import io.tokenspeed.model.environment.Environment;
import io.tokenspeed.sources.Discovery;
import io.tokenspeed.sources.FileFailure;
import io.tokenspeed.sources.FileReader;
import io.tokenspeed.sources.KnownCursors;
import io.tokenspeed.sources.Source;
import io.tokenspeed.sources.database.DatabaseReader;
import io.tokenspeed.sources.database.DatabaseSearch;
import io.tokenspeed.sources.opencode.database.MessageTables;
import io.tokenspeed.sources.records.FileCursors;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The databases of Kilo CLI, which is built on OpenCode: one per release channel. */
public final class KiloSource implements Source {
    static final String TOOL = "kilo";

    private static final int READER_VERSION = 1;
    private static final String IN_MEMORY = ":memory:";

    /** The first releases named their database as OpenCode does, in a folder of their own. */
    private static final String DATABASES = "{kilo,kilo-*,opencode,opencode-*}.db";

    private final Environment environment;

    /**
     * Creates a source that finds its folder by {@code KILO_DATA_DIR}, {@code XDG_DATA_HOME} or the home folder, and an
     * additional database by {@code KILO_DB}.
     */
    public KiloSource(Environment environment) {
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
        List<Path> named = environment.paths("KILO_DATA_DIR");
        if (!named.isEmpty()) {
            return named.stream().map(Path::normalize).distinct().toList();
        }
        Path home = environment.home();
        Path data =
                environment.path("XDG_DATA_HOME").orElse(home.resolve(".local").resolve("share"));
        return List.of(data.resolve("kilo").normalize());
    }

    @Override
    public Discovery discover() {
        List<Path> databases = new ArrayList<>();
        List<String> problems = new ArrayList<>();
        roots().forEach(root -> list(root, databases, problems));
        environment
                .variable("KILO_DB")
                .filter(name -> !name.equals(IN_MEMORY))
                .ifPresent(name -> databases.add(roots().get(0).resolve(name).normalize()));
        Discovery found = DatabaseSearch.find(databases);
        problems.addAll(found.problems());
        return new Discovery(found.files(), problems);
    }

    private static void list(Path root, List<Path> databases, List<String> problems) {
        if (!Files.isDirectory(root)) {
            return;
        }
        try (DirectoryStream<Path> entries = Files.newDirectoryStream(root, DATABASES)) {
            entries.forEach(databases::add);
        } catch (IOException failure) {
            problems.add(FileFailure.sentence(root, failure));
        }
    }

    @Override
    public FileReader reader(Discovery discovery, KnownCursors cursors) {
        FileCursors own = new FileCursors(TOOL, READER_VERSION);
        return (file, cursor, sink) ->
                new DatabaseReader(own, new MessageTables(KiloRequests::of)).read(file, cursor, sink);
    }
}
