package io.tokenspeed.benchmarks.server;

import io.tokenspeed.model.price.PriceBook;
import io.tokenspeed.model.request.Request;
import io.tokenspeed.model.storage.ImportBatch;
import io.tokenspeed.model.storage.ImportWriter;
import io.tokenspeed.store.SqliteLocalStorage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Fills a new database with requests the way an import does. Arguments: file, number of requests, seed. */
public final class MakeRequests {
    private static final int BATCH = 2_000;
    private static final int BATCHES_PER_TRANSACTION = 25;

    private final RandomSessions sessions;
    private final int requests;
    private int made;
    private int batches;

    private MakeRequests(RandomSessions sessions, int requests) {
        this.sessions = sessions;
        this.requests = requests;
    }

    public static void main(String[] args) throws IOException {
        if (args.length != 3) {
            throw new IllegalArgumentException("needs three arguments: file, number of requests, seed");
        }
        Path file = Path.of(args[0]).toAbsolutePath();
        Files.createDirectories(file.getParent());
        int requests = Integer.parseInt(args[1]);
        RandomSessions sessions = new RandomSessions(requests, System.currentTimeMillis(), Long.parseLong(args[2]));
        new MakeRequests(sessions, requests).fill(file);
        System.out.println(requests + " requests in " + file);
    }

    private void fill(Path file) {
        try (SqliteLocalStorage storage = SqliteLocalStorage.open(file, PriceBook::bundled);
                ImportWriter writer = storage.beginImport()) {
            while (made < requests) {
                batches = 0;
                writer.commit(this::next);
            }
        }
    }

    private @Nullable ImportBatch next() {
        if (made == requests || batches == BATCHES_PER_TRANSACTION) {
            return null;
        }
        batches++;
        List<Request> batch = new ArrayList<>();
        while (batch.size() < BATCH && made < requests) {
            batch.add(sessions.next());
            made++;
        }
        return new ImportBatch(batch, List.of());
    }
}
