package io.tokenspeed.store.hub;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicInteger;

/** Creates empty hub databases as copies of one that is already migrated, because migrating takes long. */
public final class EmptyHubs {
    private static final AtomicInteger MADE = new AtomicInteger();

    private final Path folder;

    public EmptyHubs(Path folder) {
        this.folder = folder;
    }

    /** Returns the path of a new database. */
    public synchronized Path path() {
        try {
            Path template = folder.resolve("template.sqlite");
            if (Files.notExists(template)) {
                SqlHubStorage.sqlite(template).close();
            }
            Path copy = folder.resolve(MADE.incrementAndGet() + ".sqlite");
            Files.copy(template, copy);
            return copy;
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    SqlHubStorage open() {
        return SqlHubStorage.sqlite(path());
    }
}
