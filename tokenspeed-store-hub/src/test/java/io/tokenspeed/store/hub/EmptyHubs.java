package io.tokenspeed.store.hub;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicInteger;

/** Makes empty hub databases in a folder, as copies of one migrated database, because migrating takes long. */
public final class EmptyHubs {
    private static final AtomicInteger MADE = new AtomicInteger();

    private final Path folder;

    public EmptyHubs(Path folder) {
        this.folder = folder;
    }

    /** The path of a database that no other test uses. */
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
