package io.tokenspeed.sources.zed;

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
 * The threads of Zed's own agent, in {@code threads/threads.db} of its data folder: {@code $XDG_DATA_HOME/zed}, that of
 * Flatpak, {@code ~/Library/Application Support/Zed} or {@code %LOCALAPPDATA%\Zed}. Agents that Zed only shows keep
 * their own logs.
 */
public final class ZedSource implements Source {
    static final String TOOL = "zed";
    private static final FileCursors CURSORS = new FileCursors(TOOL, 1);

    private final Environment environment;

    /** Creates a source that finds its folders by the environment. */
    public ZedSource(Environment environment) {
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
        Path home = environment.home();
        List<Path> data = new ArrayList<>();
        data.add(environment
                .path("XDG_DATA_HOME")
                .orElse(home.resolve(".local/share"))
                .resolve("zed"));
        data.add(home.resolve(".var/app/dev.zed.Zed/data/zed"));
        data.add(home.resolve("Library/Application Support/Zed"));
        environment.path("LOCALAPPDATA").ifPresent(local -> data.add(local.resolve("Zed")));
        return data.stream().map(folder -> folder.resolve("threads")).distinct().toList();
    }

    @Override
    public Discovery discover() {
        return DatabaseSearch.find(
                roots().stream().map(root -> root.resolve("threads.db")).toList());
    }

    @Override
    public FileReader reader(Discovery discovery, KnownCursors cursors) {
        return new DatabaseReader(CURSORS, new ThreadTable());
    }
}
