package io.tokenspeed.sources.engine;

import io.tokenspeed.model.storage.FileCounts;
import io.tokenspeed.model.storage.ImportWriter;
import io.tokenspeed.model.storage.LocalStorage;
import io.tokenspeed.sources.Source;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;

/**
 * Reads new records from the tools' logs and stores their requests. Does not open unchanged files. Several importers
 * may run at once. An importer may be killed at any moment: the next one continues at the stored cursors.
 */
public final class Importer {
    private final Supplier<LocalStorage> storage;
    private final Supplier<List<Source>> sources;
    private final int workers;

    /**
     * Creates an importer.
     *
     * @param workers how many files are read at once, each by a thread of its own
     */
    public Importer(LocalStorage storage, List<Source> sources, int workers) {
        this(() -> storage, () -> sources, workers);
    }

    /**
     * Creates an importer that opens its storage while the tools' files are searched for.
     *
     * @param storage opens the storage, or gives an open one; called by the thread that imports
     * @param sources makes the sources; called by another thread
     * @param workers see above
     */
    public Importer(Supplier<LocalStorage> storage, Supplier<List<Source>> sources, int workers) {
        this.storage = storage;
        this.sources = sources;
        this.workers = workers;
    }

    /**
     * Returns how many workers suit this machine: one processor is left to the thread that stores, which has as much to do
     * as all that read.
     */
    public static int workers() {
        return Math.max(1, Runtime.getRuntime().availableProcessors() - 1);
    }

    /**
     * Runs one import to its end.
     *
     * @throws io.tokenspeed.model.storage.StorageException if the database cannot be written
     * @throws java.util.concurrent.CancellationException if the calling thread is interrupted; requests that are
     *     already stored stay
     */
    public ImportReport run(ImportProgress progress) {
        Searches searches = Searches.begin(sources);
        LocalStorage opened = storage.get();
        Plan plan = Plan.of(searches, opened.cursors());
        if (plan.tasks().isEmpty()) {
            return new ImportReport(plan.files(), 0, FileCounts.ZERO, 0, plan.problems());
        }
        return run(opened, plan, progress);
    }

    private ImportReport run(LocalStorage opened, Plan plan, ImportProgress progress) {
        Pipe pipe = new Pipe();
        RepositoryRoots roots = new RepositoryRoots();
        AtomicInteger next = new AtomicInteger();
        ExecutorService threads = Executors.newFixedThreadPool(workers, Importer::workerThread);
        try {
            for (int i = 0; i < workers; i++) {
                threads.execute(new Worker(plan.tasks(), next, pipe, roots));
            }
            try (ImportWriter writer = opened.beginImport()) {
                return new BatchLoop(writer, plan, pipe, progress).run();
            }
        } finally {
            threads.shutdownNow();
        }
    }

    private static Thread workerThread(Runnable work) {
        Thread thread = new Thread(work, "tokenspeed-import");
        thread.setDaemon(true);
        return thread;
    }
}
