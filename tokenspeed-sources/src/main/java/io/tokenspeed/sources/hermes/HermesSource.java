package io.tokenspeed.sources.hermes;

import io.tokenspeed.model.environment.Environment;
import io.tokenspeed.sources.Discovery;
import io.tokenspeed.sources.FileReader;
import io.tokenspeed.sources.FileSearch;
import io.tokenspeed.sources.KnownCursors;
import io.tokenspeed.sources.Source;
import io.tokenspeed.sources.database.DatabaseReader;
import io.tokenspeed.sources.database.DatabaseSearch;
import io.tokenspeed.sources.records.FileCursors;
import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Hermes Agent's {@code state.db}, one per profile. It holds sums: one per session and model, and one per session. A
 * changed database is read as a whole, because not every change of a sum has a time.
 */
public final class HermesSource implements Source {
    static final String TOOL = "hermes";
    private static final FileCursors CURSORS = new FileCursors(TOOL, 1);
    private static final String DATABASE = "state.db";

    private final Environment environment;

    /**
     * Creates a source that finds its folders by {@code HERMES_HOME} (a list is allowed), else in the home folder and,
     * on Windows, in {@code LOCALAPPDATA}.
     */
    public HermesSource(Environment environment) {
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
        List<Path> named = environment.paths("HERMES_HOME");
        if (!named.isEmpty()) {
            return named.stream().map(Path::normalize).distinct().toList();
        }
        List<Path> roots = new ArrayList<>(List.of(environment.home().resolve(".hermes")));
        environment.path("LOCALAPPDATA").ifPresent(local -> roots.add(local.resolve("hermes")));
        return roots;
    }

    @Override
    public Discovery discover() {
        List<Path> databases = new ArrayList<>();
        List<String> problems = new ArrayList<>();
        for (Path root : roots()) {
            databases.add(root.resolve(DATABASE));
            Path profiles = root.resolve("profiles");
            if (Files.isDirectory(profiles)) {
                profiles(profiles, databases, problems);
            }
        }
        Discovery found = DatabaseSearch.find(databases);
        problems.addAll(found.problems());
        return new Discovery(found.files(), problems);
    }

    private static void profiles(Path folder, List<Path> databases, List<String> problems) {
        try (DirectoryStream<Path> entries = Files.newDirectoryStream(folder)) {
            entries.forEach(profile -> databases.add(profile.resolve(DATABASE)));
        } catch (IOException | DirectoryIteratorException unreadable) {
            problems.addAll(FileSearch.find(List.of(folder), path -> false).problems());
        }
    }

    @Override
    public FileReader reader(Discovery discovery, KnownCursors cursors) {
        FileReader database = new DatabaseReader(CURSORS, new UsageTables());
        return (file, cursor, sink) -> database.read(file, null, sink);
    }
}
