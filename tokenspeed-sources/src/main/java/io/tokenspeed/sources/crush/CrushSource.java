package io.tokenspeed.sources.crush;

import io.tokenspeed.model.environment.Environment;
import io.tokenspeed.sources.Discovery;
import io.tokenspeed.sources.FileReader;
import io.tokenspeed.sources.KnownCursors;
import io.tokenspeed.sources.Source;
import io.tokenspeed.sources.database.DatabaseReader;
import io.tokenspeed.sources.database.DatabaseSearch;
import io.tokenspeed.sources.records.FileCursors;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Crush's databases {@code crush.db}, one per project, which a registry {@code projects.json} lists. A changed database
 * is read as a whole.
 */
public final class CrushSource implements Source {
    static final String TOOL = "crush";
    private static final FileCursors CURSORS = new FileCursors(TOOL, 1);
    private static final String REGISTRY = "projects.json";

    private final Environment environment;

    /**
     * Creates a source that finds the registry by {@code CRUSH_GLOBAL_DATA}, else {@code XDG_DATA_HOME}, the home folder
     * and, on Windows, {@code LOCALAPPDATA}.
     */
    public CrushSource(Environment environment) {
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

    /** Returns the folders that may hold the registry; the projects may be anywhere. */
    @Override
    public List<Path> roots() {
        Optional<Path> named = environment.path("CRUSH_GLOBAL_DATA");
        if (named.isPresent()) {
            return List.of(named.get().normalize());
        }
        Path share = environment.home().resolve(".local").resolve("share");
        return Stream.of(environment.path("XDG_DATA_HOME"), Optional.of(share), environment.path("LOCALAPPDATA"))
                .flatMap(Optional::stream)
                .map(folder -> folder.resolve("crush").normalize())
                .distinct()
                .toList();
    }

    private List<Path> registries() {
        return roots().stream()
                .map(root -> root.resolve(REGISTRY))
                .filter(Files::isRegularFile)
                .toList();
    }

    @Override
    public Discovery discover() {
        List<Path> registries = registries();
        if (registries.isEmpty()) {
            return new Discovery(List.of(), List.of());
        }
        List<String> problems = new ArrayList<>();
        List<Path> databases = Projects.in(registries, problems).stream()
                .map(Projects.Project::database)
                .toList();
        Discovery found = DatabaseSearch.find(databases);
        problems.addAll(found.problems());
        return new Discovery(found.files(), problems);
    }

    @Override
    public FileReader reader(Discovery discovery, KnownCursors cursors) {
        return (file, cursor, sink) -> {
            String project = Projects.folder(Projects.in(registries(), new ArrayList<>()), file.path());
            new DatabaseReader(CURSORS, new SessionCosts(project)).read(file, null, sink);
        };
    }
}
