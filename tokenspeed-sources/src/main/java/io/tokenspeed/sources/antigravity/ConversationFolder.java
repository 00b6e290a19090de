package io.tokenspeed.sources.antigravity;

import io.tokenspeed.model.environment.PathText;
import io.tokenspeed.sources.FileFailure;
import io.tokenspeed.sources.SourceFile;
import io.tokenspeed.sources.database.DatabaseSearch;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;

/** Searches a folder of conversations for databases. */
final class ConversationFolder {
    static final String DATABASE = ".db";
    private static final String ENCRYPTED = ".pb";

    private final Path folder;
    private final List<SourceFile> files;
    private final List<String> problems;

    ConversationFolder(Path folder, List<SourceFile> files, List<String> problems) {
        this.folder = folder;
        this.files = files;
        this.problems = problems;
    }

    void search() {
        int encrypted = 0;
        try (DirectoryStream<Path> entries = Files.newDirectoryStream(folder, "*.{db,pb}")) {
            for (Path entry : entries) {
                encrypted += isEncrypted(entry) ? 1 : 0;
                add(entry);
            }
        } catch (NoSuchFileException none) {
            return;
        } catch (IOException failure) {
            problems.add(FileFailure.sentence(folder, failure));
        }
        if (encrypted > 0) {
            problems.add("Cannot read " + encrypted + " encrypted " + (encrypted == 1 ? "file" : "files") + " in "
                    + PathText.of(folder) + ": open these conversations once in Antigravity, which converts them.");
        }
    }

    /** Releases before the database wrote encrypted files; a fork writes one beside its database. */
    private static boolean isEncrypted(Path entry) {
        String name = entry.getFileName().toString();
        return name.endsWith(ENCRYPTED) && !Files.exists(entry.resolveSibling(name.replaceFirst("\\.pb$", DATABASE)));
    }

    /** Antigravity creates an empty file before it writes the first row. */
    private void add(Path entry) {
        if (!entry.getFileName().toString().endsWith(DATABASE) || !Files.isRegularFile(entry)) {
            return;
        }
        try {
            SourceFile file = DatabaseSearch.describe(entry);
            if (file.size() > 0) {
                files.add(file);
            }
        } catch (IOException failure) {
            problems.add(FileFailure.sentence(entry, failure));
        }
    }
}
