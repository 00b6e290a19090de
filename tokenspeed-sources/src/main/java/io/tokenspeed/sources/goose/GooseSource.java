package io.tokenspeed.sources.goose;

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
import java.util.Optional;

/** Goose's {@code sessions.db}, which holds one sum per session. A changed database is read as a whole. */
public final class GooseSource implements Source {
    static final String TOOL = "goose";
    private static final FileCursors CURSORS = new FileCursors(TOOL, 1);

    private final Environment environment;

    /**
     * Creates a source that finds its folders by {@code GOOSE_PATH_ROOT}, else {@code XDG_DATA_HOME}, the home folder
     * and, on Windows, {@code APPDATA}.
     */
    public GooseSource(Environment environment) {
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
        Optional<Path> root = environment.path("GOOSE_PATH_ROOT");
        if (root.isPresent()) {
            return List.of(root.get().resolve("data").resolve("sessions").normalize());
        }
        return data().stream()
                .map(folder -> folder.resolve("sessions").normalize())
                .distinct()
                .toList();
    }

    private List<Path> data() {
        Path home = environment.home();
        Path share = home.resolve(".local").resolve("share");
        List<Path> data = new ArrayList<>();
        environment.path("XDG_DATA_HOME").ifPresent(folder -> data.add(folder.resolve("goose")));
        data.add(share.resolve("goose"));
        data.add(share.resolve("Block").resolve("goose"));
        data.add(home.resolve("Library").resolve("Application Support").resolve("goose"));
        data.add(home.resolve("Library").resolve("Application Support").resolve("Block.goose"));
        environment
                .path("APPDATA")
                .map(folder -> folder.resolve("Block").resolve("goose"))
                .ifPresent(folder -> {
                    data.add(folder);
                    data.add(folder.resolve("data"));
                });
        return data;
    }

    @Override
    public Discovery discover() {
        return DatabaseSearch.find(
                roots().stream().map(root -> root.resolve("sessions.db")).toList());
    }

    @Override
    public FileReader reader(Discovery discovery, KnownCursors cursors) {
        FileReader database = new DatabaseReader(CURSORS, new SessionTable());
        return (file, cursor, sink) -> database.read(file, null, sink);
    }
}
