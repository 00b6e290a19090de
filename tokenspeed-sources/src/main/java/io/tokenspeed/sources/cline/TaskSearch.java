package io.tokenspeed.sources.cline;

import io.tokenspeed.sources.Discovery;
import io.tokenspeed.sources.FileFailure;
import io.tokenspeed.sources.FileSearch;
import io.tokenspeed.sources.SourceFile;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Searches for tasks and sessions, one folder each. Looks no deeper, because tasks may hold copies of projects. */
final class TaskSearch {
    static final String TASK = "ui_messages.json";
    static final String SESSION = ".messages.json";

    private final Map<Path, SourceFile> files = new LinkedHashMap<>();
    private final List<String> problems = new ArrayList<>();

    Discovery find(List<Path> roots) {
        for (Path root : roots) {
            if (Files.isDirectory(root)) {
                list(root);
            }
        }
        return new Discovery(List.copyOf(files.values()), problems);
    }

    private void list(Path root) {
        try (DirectoryStream<Path> folders = Files.newDirectoryStream(root.toRealPath(), Files::isDirectory)) {
            folders.forEach(this::files);
        } catch (IOException failure) {
            problems.add(FileFailure.sentence(root, failure));
        }
    }

    private void files(Path folder) {
        try (DirectoryStream<Path> entries = Files.newDirectoryStream(folder, "{" + TASK + ",*" + SESSION + "}")) {
            for (Path entry : entries) {
                add(entry);
            }
        } catch (IOException failure) {
            problems.add(FileFailure.sentence(folder, failure));
        }
    }

    private void add(Path entry) throws IOException {
        BasicFileAttributes attributes = Files.readAttributes(entry, BasicFileAttributes.class);
        if (attributes.isRegularFile()) {
            files.putIfAbsent(entry, FileSearch.describe(entry, attributes));
        }
    }
}
