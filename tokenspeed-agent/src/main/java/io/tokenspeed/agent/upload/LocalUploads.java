package io.tokenspeed.agent.upload;

import io.tokenspeed.model.environment.Environment;
import io.tokenspeed.store.SqliteLocalStorage;
import io.tokenspeed.uploader.Uploader;
import io.tokenspeed.uploader.UploaderOptions;
import java.nio.file.Path;
import java.util.Objects;

/** Creates the uploader of a local database, which keeps its files beside the database. */
public final class LocalUploads {
    private LocalUploads() {}

    /** An uploader that is not started yet. */
    public static Uploader of(Path database, Environment environment, SqliteLocalStorage storage, String version) {
        Path folder = Objects.requireNonNull(database.toAbsolutePath().getParent());
        return new Uploader(UploaderOptions.builder(folder, environment, storage.requests(), storage.changedHours())
                .predecessor(storage.predecessorQueue(environment))
                .version(version)
                .build());
    }
}
