package io.tokenspeed.sources.database;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** A copy of a database and its log in a folder that only this user can read; closing deletes it. */
final class PrivateCopy implements AutoCloseable {
    private final Path folder;

    private PrivateCopy(Path folder) {
        this.folder = folder;
    }

    /** Copies a database and its write-ahead log in one consistent state. */
    static PrivateCopy of(Path database) throws IOException {
        PrivateCopy copy = new PrivateCopy(Files.createTempDirectory("tokenspeed"));
        try {
            FileStamps before = FileStamps.of(database);
            Files.copy(database, copy.database());
            Files.copy(FileStamps.log(database), FileStamps.log(copy.database()));
            if (!before.equals(FileStamps.of(database))) {
                throw new IOException("it changed meanwhile and is read again next time");
            }
            return copy;
        } catch (IOException e) {
            copy.close();
            throw e;
        }
    }

    Path database() {
        return folder.resolve("copy.db");
    }

    @Override
    public void close() throws IOException {
        List<Path> files;
        try (Stream<Path> listing = Files.list(folder)) {
            files = listing.toList();
        }
        for (Path file : files) {
            Files.delete(file);
        }
        Files.delete(folder);
    }
}
