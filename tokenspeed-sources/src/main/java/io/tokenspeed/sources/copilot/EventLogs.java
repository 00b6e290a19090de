package io.tokenspeed.sources.copilot;

import io.tokenspeed.sources.FileFailure;
import io.tokenspeed.sources.FileSearch;
import io.tokenspeed.sources.SourceFile;
import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.List;
import java.util.Objects;

/**
 * Finds {@code session-state/<session>/events.jsonl}. Does not look deeper, because a session's folder also holds files
 * that the session works with.
 */
final class EventLogs {
    static final String NAME = "events.jsonl";

    private EventLogs() {}

    static void find(Path root, List<SourceFile> files, List<String> problems) {
        Path sessions = root.resolve("session-state");
        if (!Files.isDirectory(sessions)) {
            return;
        }
        try (DirectoryStream<Path> folders = Files.newDirectoryStream(sessions)) {
            for (Path folder : folders) {
                add(folder.resolve(NAME), files, problems);
            }
        } catch (DirectoryIteratorException failure) {
            problems.add(FileFailure.ofRest(sessions, Objects.requireNonNull(failure.getCause())));
        } catch (IOException failure) {
            problems.add(FileFailure.sentence(sessions, failure));
        }
    }

    private static void add(Path log, List<SourceFile> files, List<String> problems) {
        if (!Files.isRegularFile(log)) {
            return;
        }
        try {
            files.add(FileSearch.describe(log, Files.readAttributes(log, BasicFileAttributes.class)));
        } catch (IOException failure) {
            problems.add(FileFailure.sentence(log, failure));
        }
    }
}
