package io.tokenspeed.agent.top;

import io.tokenspeed.agent.doctor.SearchedFolder;
import io.tokenspeed.agent.server.FileWatch;
import io.tokenspeed.agent.workspace.Workspace;
import io.tokenspeed.sources.engine.ImportProgress;
import io.tokenspeed.sources.engine.ImportReport;
import io.tokenspeed.store.sqlite.DatabaseLocation;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;

/** Imports what tools log, when they do and now and then, unless a running server does. Used by one thread. */
final class NewLogs implements AutoCloseable {
    private static final long QUIET_MILLIS = 15_000;
    private static final long BLIND_MILLIS = 5_000;

    private final Workspace workspace;
    private final Clock clock;
    private final FileWatch watch;
    private long importedAt;

    NewLogs(Workspace workspace, Clock clock) throws IOException {
        this.workspace = workspace;
        this.clock = clock;
        Path database = DatabaseLocation.of(workspace.environment()).path();
        Path folder = database.getParent();
        List<Path> roots =
                workspace.searchedFolders().stream().map(SearchedFolder::path).toList();
        this.watch = new FileWatch(roots, folder == null ? database : folder);
        this.importedAt = clock.millis();
    }

    /**
     * Imports if something may be new.
     *
     * @throws io.tokenspeed.model.storage.StorageException if the database cannot be written now
     */
    void take() throws InterruptedException {
        boolean changed = watch.await(0);
        long quiet = Math.abs(clock.millis() - importedAt);
        boolean due = changed || quiet >= (watch.complete() ? QUIET_MILLIS : BLIND_MILLIS);
        if (due && !workspace.isFollowed()) {
            ImportReport unused = workspace.importNow(ImportProgress.NONE);
            importedAt = clock.millis();
        }
    }

    @Override
    public void close() throws IOException {
        watch.close();
    }
}
