package io.tokenspeed.sources.opencode;

import io.tokenspeed.model.environment.Environment;
import io.tokenspeed.sources.Discovery;
import io.tokenspeed.sources.FileReader;
import io.tokenspeed.sources.KnownCursors;
import io.tokenspeed.sources.Source;
import io.tokenspeed.sources.SourceFile;
import io.tokenspeed.sources.database.DatabaseReader;
import io.tokenspeed.sources.opencode.database.MessageTables;
import io.tokenspeed.sources.opencode.files.MessageFileReader;
import io.tokenspeed.sources.opencode.files.MessageWalk;
import io.tokenspeed.sources.opencode.message.RecordChoice;
import io.tokenspeed.sources.opencode.message.Requests;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * OpenCode's logs: databases of both schemas, and JSON files of earlier releases. Each database or file with a message
 * gives a record per step and a record of the whole message; the store decides which of them count.
 */
public final class OpenCodeSource implements Source {
    private static final String IN_MEMORY = ":memory:";

    private final Environment environment;

    /**
     * Creates a source that finds its folders by {@code OPENCODE_DATA_DIR}, {@code XDG_DATA_HOME} or the home folder,
     * and an additional database by {@code OPENCODE_DB}.
     */
    public OpenCodeSource(Environment environment) {
        this.environment = environment;
    }

    @Override
    public String tool() {
        return Requests.TOOL;
    }

    @Override
    public int readerVersion() {
        return Requests.CURSORS.readerVersion();
    }

    @Override
    public List<Path> roots() {
        List<Path> named = environment.paths("OPENCODE_DATA_DIR");
        if (!named.isEmpty()) {
            return named.stream().map(Path::normalize).distinct().toList();
        }
        Path home = environment.home();
        Path data =
                environment.path("XDG_DATA_HOME").orElse(home.resolve(".local").resolve("share"));
        return List.of(data.resolve("opencode").normalize());
    }

    @Override
    public Discovery discover() {
        List<SourceFile> files = new ArrayList<>();
        List<String> problems = new ArrayList<>();
        for (Path root : roots()) {
            DataFolder folder = new DataFolder(root, files, problems);
            folder.findDatabases();
            folder.findMessages();
        }
        named().ifPresent(path -> new DataFolder(path.resolveSibling(""), files, problems).database(path));
        return new Discovery(files.stream().distinct().toList(), problems);
    }

    /** Returns the database that {@code OPENCODE_DB} names, unless it is in memory only. */
    private Optional<Path> named() {
        return environment
                .variable("OPENCODE_DB")
                .filter(name -> !name.equals(IN_MEMORY))
                .map(name -> roots().get(0).resolve(name).normalize())
                .filter(Files::exists);
    }

    @Override
    public FileReader reader(Discovery discovery, KnownCursors cursors) {
        FileReader databases = new DatabaseReader(Requests.CURSORS, new MessageTables(RecordChoice.ALL));
        FileReader messages = new MessageFileReader();
        return (file, cursor, sink) -> {
            boolean message = file.path().toString().endsWith(MessageWalk.SUFFIX);
            (message ? messages : databases).read(file, cursor, sink);
        };
    }
}
