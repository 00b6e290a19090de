package io.tokenspeed.agent.local;

import io.tokenspeed.agent.doctor.SearchedFolder;
import io.tokenspeed.model.environment.Environment;
import io.tokenspeed.sources.Source;
import io.tokenspeed.store.sqlite.DatabaseLocation;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * The folders that sources search. One that exists only because our own database lies in it is not there, because the
 * tool that it belongs to never ran.
 */
final class ToolFolders {
    private final List<Path> own;

    ToolFolders(Environment environment) {
        this.own = List.of(
                DatabaseLocation.of(environment).path(),
                DatabaseLocation.below(environment).path());
    }

    /** The folders of a source, whether they are there or not. */
    List<SearchedFolder> of(Source source) {
        return source.roots().stream()
                .map(root -> new SearchedFolder(source.tool(), root, isThere(root)))
                .toList();
    }

    private boolean isThere(Path root) {
        return Files.exists(root) && !(own.stream().anyMatch(file -> file.startsWith(root)) && holdsOnlyOurs(root));
    }

    /** Says no where the folder cannot be listed, because something is there, then. */
    private boolean holdsOnlyOurs(Path root) {
        try (Stream<Path> entries = Files.list(root)) {
            return entries.allMatch(this::isOurs);
        } catch (IOException | UncheckedIOException unreadable) {
            return false;
        }
    }

    private boolean isOurs(Path entry) {
        return own.stream().anyMatch(file -> file.startsWith(entry));
    }
}
