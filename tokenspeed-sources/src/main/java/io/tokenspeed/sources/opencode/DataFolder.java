package io.tokenspeed.sources.opencode;

import io.tokenspeed.sources.FileFailure;
import io.tokenspeed.sources.SourceFile;
import io.tokenspeed.sources.database.DatabaseSearch;
import io.tokenspeed.sources.opencode.files.MessageWalk;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.FileVisitOption;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.regex.Pattern;

/** Searches one of OpenCode's data folders for databases and for message files of releases before the database. */
final class DataFolder {
    /** The names of OpenCode's database, of the databases of its release channels, and of copies in the same folder. */
    private static final Pattern DATABASE = Pattern.compile("opencode([-_. (][^/\\\\]*)?\\.db");

    private final Path root;
    private final List<SourceFile> files;
    private final List<String> problems;

    DataFolder(Path root, List<SourceFile> files, List<String> problems) {
        this.root = root;
        this.files = files;
        this.problems = problems;
    }

    void findDatabases() {
        try (DirectoryStream<Path> entries = Files.newDirectoryStream(root, "opencode*.db")) {
            for (Path entry : entries) {
                if (DATABASE.matcher(entry.getFileName().toString()).matches()) {
                    database(entry);
                }
            }
        } catch (NoSuchFileException e) {
            // A folder that does not exist holds nothing.
        } catch (IOException e) {
            problems.add(FileFailure.sentence(root, e));
        }
    }

    void database(Path entry) {
        try {
            if (Files.isRegularFile(entry)) {
                files.add(DatabaseSearch.describe(entry));
            }
        } catch (IOException e) {
            problems.add(FileFailure.sentence(entry, e));
        }
    }

    void findMessages() {
        Path messages = root.resolve("storage").resolve("message");
        if (!Files.exists(messages)) {
            return;
        }
        try {
            MessageWalk walk = new MessageWalk(files, problems);
            Files.walkFileTree(messages, EnumSet.of(FileVisitOption.FOLLOW_LINKS), MessageWalk.DEPTH, walk);
        } catch (IOException e) {
            problems.add(FileFailure.sentence(messages, e));
        }
    }
}
