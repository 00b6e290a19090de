package io.tokenspeed.sources.kiro;

import io.tokenspeed.model.environment.Environment;
import io.tokenspeed.sources.Discovery;
import io.tokenspeed.sources.FileFailure;
import io.tokenspeed.sources.FileReader;
import io.tokenspeed.sources.FileSearch;
import io.tokenspeed.sources.KnownCursors;
import io.tokenspeed.sources.Source;
import io.tokenspeed.sources.SourceFile;
import io.tokenspeed.sources.database.DatabaseReader;
import io.tokenspeed.sources.database.DatabaseSearch;
import io.tokenspeed.sources.records.FileCursors;
import io.tokenspeed.sources.tree.DocumentReader;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;

/**
 * The logs of Kiro's command line: a JSON file per session, or a database of conversations in earlier releases. Kiro
 * bills in credits and leaves most token counts at 0; these are estimated and marked so.
 */
public final class KiroSource implements Source {
    static final String TOOL = "kiro";

    private static final int READER_VERSION = 1;
    private static final String DATABASE = "data.sqlite3";
    private static final String DATA = "kiro-cli";

    private final Environment environment;

    /** Creates a source that finds its folders by {@code KIRO_HOME}, or the home and data folders of the system. */
    public KiroSource(Environment environment) {
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
        List<Path> roots = new ArrayList<>(environment.paths("KIRO_HOME"));
        Path home = environment.home();
        if (roots.isEmpty()) {
            roots.add(home.resolve(".kiro"));
        }
        Path data =
                environment.path("XDG_DATA_HOME").orElse(home.resolve(".local").resolve("share"));
        roots.add(data.resolve(DATA));
        roots.add(home.resolve("Library/Application Support").resolve(DATA));
        environment.path("APPDATA").ifPresent(folder -> roots.add(folder.resolve(DATA)));
        environment.path("LOCALAPPDATA").ifPresent(folder -> roots.add(folder.resolve(DATA)));
        return roots.stream().map(Path::normalize).distinct().toList();
    }

    @Override
    public Discovery discover() {
        Discovery databases = DatabaseSearch.find(
                roots().stream().map(root -> root.resolve(DATABASE)).toList());
        List<SourceFile> files = new ArrayList<>(databases.files());
        List<String> problems = new ArrayList<>(databases.problems());
        for (Path root : roots()) {
            sessions(root.resolve("sessions").resolve("cli"), files, problems);
        }
        return new Discovery(files, problems);
    }

    private static void sessions(Path folder, List<SourceFile> files, List<String> problems) {
        if (!Files.isDirectory(folder)) {
            return;
        }
        try (DirectoryStream<Path> sessions = Files.newDirectoryStream(folder, "*.json")) {
            for (Path session : sessions) {
                files.add(FileSearch.describe(session, Files.readAttributes(session, BasicFileAttributes.class)));
            }
        } catch (IOException failure) {
            problems.add(FileFailure.sentence(folder, failure));
        }
    }

    @Override
    public FileReader reader(Discovery discovery, KnownCursors cursors) {
        FileCursors own = new FileCursors(TOOL, READER_VERSION);
        return (file, cursor, sink) -> {
            FileReader reader = file.path().toString().endsWith(DATABASE)
                    ? new DatabaseReader(own, new Conversations())
                    : new DocumentReader(own, new SessionFile());
            reader.read(file, cursor, sink);
        };
    }
}
