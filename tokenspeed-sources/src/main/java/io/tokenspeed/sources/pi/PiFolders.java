package io.tokenspeed.sources.pi;

import io.tokenspeed.model.environment.Environment;
import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The folders of sessions. */
final class PiFolders {
    private static final String AGENT = "agent";
    private static final String SESSIONS = "sessions";

    private PiFolders() {}

    static List<Path> pi(Environment environment) {
        List<Path> folders = new ArrayList<>();
        environment.path("PI_CODING_AGENT_SESSION_DIR").ifPresent(folders::add);
        List<Path> named = environment.paths("PI_AGENT_DIR");
        if (named.isEmpty()) {
            folders.add(environment
                    .path("PI_CODING_AGENT_DIR")
                    .orElseGet(() -> environment.home().resolve(".pi").resolve(AGENT))
                    .resolve(SESSIONS));
        }
        named.forEach(folder -> folders.add(folder.endsWith(SESSIONS) ? folder : folder.resolve(SESSIONS)));
        return folders.stream().map(Path::normalize).distinct().toList();
    }

    static List<Path> omp(Environment environment) {
        Path root =
                environment.home().resolve(environment.variable("PI_CONFIG_DIR").orElse(".omp"));
        List<Path> folders = new ArrayList<>();
        folders.add(root.resolve(AGENT).resolve(SESSIONS));
        profiles(root).forEach(profile -> folders.add(profile.resolve(AGENT).resolve(SESSIONS)));
        environment.path("XDG_DATA_HOME").map(data -> data.resolve("omp")).ifPresent(data -> {
            folders.add(data.resolve(SESSIONS));
            profiles(data).forEach(profile -> folders.add(profile.resolve(SESSIONS)));
        });
        return folders.stream().map(Path::normalize).distinct().toList();
    }

    /** A list of profiles that cannot be read is empty: the folders in it cannot be read either. */
    private static List<Path> profiles(Path root) {
        Path profiles = root.resolve("profiles");
        List<Path> found = new ArrayList<>();
        if (Files.isDirectory(profiles)) {
            try (DirectoryStream<Path> list = Files.newDirectoryStream(profiles)) {
                list.forEach(found::add);
            } catch (IOException | DirectoryIteratorException unreadable) {
                return found;
            }
        }
        return found;
    }
}
