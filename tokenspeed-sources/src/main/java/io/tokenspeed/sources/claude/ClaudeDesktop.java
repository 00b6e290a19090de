package io.tokenspeed.sources.claude;

import io.tokenspeed.model.environment.Environment;
import io.tokenspeed.sources.FileFailure;
import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Finds the transcripts of Claude Desktop's own sessions (Cowork, local agent mode): {@code .claude/projects} somewhere
 * below a folder per session. The audit logs in the same folders hold the same requests again and are not read.
 */
final class ClaudeDesktop {
    private static final String SESSIONS = "local-agent-mode-sessions";
    private static final Path PROJECTS = Path.of(".claude", "projects");
    private static final int DEEPEST = 8;

    private final Environment environment;

    ClaudeDesktop(Environment environment) {
        this.environment = environment;
    }

    /**
     * The result of the search.
     *
     * @param roots the folders that were searched
     * @param projects the folders of transcripts in the searched folders
     * @param problems folders that could not be read, one sentence each
     */
    record Found(List<Path> roots, List<Path> projects, List<String> problems) {}

    Found search() {
        Search search = new Search();
        List<Path> roots = homes(search).stream()
                .map(home -> home.resolve(SESSIONS))
                .filter(Files::isDirectory)
                .toList();
        roots.forEach(search::walk);
        return new Found(roots, search.projects, search.problems);
    }

    /** The data folders of the application on Linux, macOS and Windows, on Windows also those of the packaged app. */
    private List<Path> homes(Search search) {
        List<Path> homes = new ArrayList<>();
        Path home = environment.home();
        homes.add(environment
                .path("XDG_CONFIG_HOME")
                .orElseGet(() -> home.resolve(".config"))
                .resolve("Claude"));
        homes.add(home.resolve("Library/Application Support/Claude"));
        environment.path("APPDATA").ifPresent(roaming -> homes.add(roaming.resolve("Claude")));
        environment.path("LOCALAPPDATA").ifPresent(local -> homes.addAll(search.packaged(local.resolve("Packages"))));
        return homes;
    }

    /** Stops at a folder with transcripts, because the same folder holds the files that the session works on. */
    private static final class Search extends SimpleFileVisitor<Path> {
        private final List<Path> projects = new ArrayList<>();
        private final List<String> problems = new ArrayList<>();

        void walk(Path sessions) {
            try {
                Files.walkFileTree(sessions, Set.of(), DEEPEST, this);
            } catch (IOException failure) {
                problems.add(FileFailure.sentence(sessions, failure));
            }
        }

        List<Path> packaged(Path packages) {
            List<Path> homes = new ArrayList<>();
            if (Files.isDirectory(packages)) {
                try (DirectoryStream<Path> apps = Files.newDirectoryStream(packages, "Claude_*")) {
                    apps.forEach(app -> homes.add(app.resolve("LocalCache/Roaming/Claude")));
                } catch (DirectoryIteratorException failure) {
                    problems.add(FileFailure.ofRest(packages, Objects.requireNonNull(failure.getCause())));
                } catch (IOException failure) {
                    problems.add(FileFailure.sentence(packages, failure));
                }
            }
            return homes;
        }

        @Override
        public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
            Path transcripts = folder.resolve(PROJECTS);
            if (!Files.isDirectory(transcripts)) {
                return FileVisitResult.CONTINUE;
            }
            projects.add(transcripts);
            return FileVisitResult.SKIP_SUBTREE;
        }

        @Override
        public FileVisitResult visitFileFailed(Path file, IOException failure) {
            problems.add(FileFailure.sentence(file, failure));
            return FileVisitResult.CONTINUE;
        }

        @Override
        public FileVisitResult postVisitDirectory(Path folder, @Nullable IOException failure) {
            if (failure != null) {
                problems.add(FileFailure.ofRest(folder, failure));
            }
            return FileVisitResult.CONTINUE;
        }
    }
}
