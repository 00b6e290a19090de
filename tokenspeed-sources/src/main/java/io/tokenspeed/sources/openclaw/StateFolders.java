package io.tokenspeed.sources.openclaw;

import io.tokenspeed.model.environment.Environment;
import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The folders in which OpenClaw keeps its state: {@code OPENCLAW_STATE_DIR}, or a list in {@code OPENCLAW_DIR}, else
 * {@code ~/.openclaw} with those of its profiles, and the folders of its earlier names.
 */
final class StateFolders {
    private static final String FOLDER = ".openclaw";
    private static final List<String> EARLIER = List.of(".clawdbot", ".moltbot", ".moldbot");

    private StateFolders() {}

    static List<Path> of(Environment environment) {
        List<Path> listed = environment.paths("OPENCLAW_DIR");
        if (!listed.isEmpty()) {
            return normal(listed.stream());
        }
        Optional<Path> state = environment.path("OPENCLAW_STATE_DIR").or(() -> environment.path("CLAWDBOT_STATE_DIR"));
        if (state.isPresent()) {
            return normal(state.stream());
        }
        Path home = environment.path("OPENCLAW_HOME").orElse(environment.home());
        List<Path> folders = new ArrayList<>(List.of(home.resolve(FOLDER)));
        EARLIER.forEach(name -> folders.add(home.resolve(name)));
        if (Files.isDirectory(home.resolve(FOLDER))) {
            folders.addAll(entries(home, FOLDER + "-*"));
        }
        return normal(folders.stream());
    }

    private static List<Path> normal(Stream<Path> folders) {
        return folders.map(Path::normalize).distinct().toList();
    }

    /** Returns the folders of the agents that exist. */
    static List<Path> agents(List<Path> states) {
        return states.stream()
                .map(state -> state.resolve("agents"))
                .filter(Files::isDirectory)
                .flatMap(agents -> entries(agents, "*").stream())
                .toList();
    }

    /** Returns the folders in a folder; none if it cannot be read, which the search for files reports. */
    private static List<Path> entries(Path folder, String glob) {
        List<Path> found = new ArrayList<>();
        try (DirectoryStream<Path> entries = Files.newDirectoryStream(folder, glob)) {
            for (Path entry : entries) {
                if (Files.isDirectory(entry)) {
                    found.add(entry);
                }
            }
        } catch (IOException | DirectoryIteratorException unreadable) {
            return found;
        }
        found.sort(null);
        return found;
    }
}
