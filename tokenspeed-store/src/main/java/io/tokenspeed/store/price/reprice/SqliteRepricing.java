package io.tokenspeed.store.price.reprice;

import io.tokenspeed.model.price.Pricing;
import io.tokenspeed.model.price.reprice.RepricePreview;
import io.tokenspeed.model.price.reprice.RepricePreviewer;
import io.tokenspeed.model.price.reprice.RepriceRun;
import io.tokenspeed.model.price.reprice.RepriceScope;
import io.tokenspeed.model.price.reprice.RepriceState;
import io.tokenspeed.model.price.reprice.RepriceUndo;
import io.tokenspeed.model.price.reprice.Repricing;
import io.tokenspeed.model.storage.RequestTable;
import io.tokenspeed.model.storage.StoredRequest;
import io.tokenspeed.model.usage.UsageFilter;
import io.tokenspeed.store.sqlite.Connections;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Computes the costs of the requests in a database anew. Requests are sought day by day and changed in short
 * transactions, so that other programs can write in between; a killed run leaves a part of the costs changed, each with
 * its former cost noted.
 */
public final class SqliteRepricing implements Repricing {
    private final Connections connections;
    private final RequestTable requests;
    private final Supplier<Pricing> pricing;
    private final TouchedHours touched;
    private final Clock clock;

    /**
     * Reads nothing yet.
     *
     * @param requests the requests of the same database
     * @param pricing asked for the prices of now at each call
     * @param touched is told which hours a transaction changes
     * @param clock the time of runs
     */
    public SqliteRepricing(
            Connections connections,
            RequestTable requests,
            Supplier<Pricing> pricing,
            TouchedHours touched,
            Clock clock) {
        this.connections = connections;
        this.requests = requests;
        this.pricing = pricing;
        this.touched = touched;
        this.clock = clock;
    }

    @Override
    public RepricePreview preview(UsageFilter filter, RepriceScope scope) {
        return RepricePreviewer.preview(requests, filter, scope, pricing.get());
    }

    @Override
    public RepriceRun apply(UsageFilter filter, RepriceScope scope) {
        String words = FilterWords.of(filter, scope);
        long run = write(connection -> RunRows.begin(connection, words, clock.instant()));
        CostChanging changing = new CostChanging(run, scope, pricing.get(), touched);
        for (UsageFilter day : connections.use(connection -> RequestDays.of(connection, filter))) {
            change(changing, day);
        }
        return write(connection -> {
            RunRows.sum(connection, run);
            RunRows.become(connection, run, RepriceState.APPLIED);
            return RunRows.find(connection, run);
        });
    }

    /** Seeks first and writes then, because a query that stays open would keep the database's log from shrinking. */
    private void change(CostChanging changing, UsageFilter day) {
        List<StoredRequest> found = new ArrayList<>();
        requests.forEach(day, request -> {
            if (changing.scope().newCost(request, changing.pricing()).isPresent()) {
                found.add(request);
            }
        });
        for (int from = 0; from < found.size(); from += RepriceTransaction.ROWS) {
            List<StoredRequest> some = found.subList(from, Math.min(from + RepriceTransaction.ROWS, found.size()));
            write(connection -> {
                changing.change(connection, some);
                return some;
            });
        }
    }

    @Override
    public RepriceUndo undo(@Nullable Long number) {
        RepriceRun run = chosen(number);
        long changed = write(connection -> {
            if (run.state() != RepriceState.UNDOING) {
                RunRows.sum(connection, run.number());
                RunRows.become(connection, run.number(), RepriceState.UNDOING);
            }
            return RunRows.find(connection, run.number()).sums().rows();
        });
        restore(new CostRestoring(run.number(), touched));
        return write(connection -> {
            RunRows.become(connection, run.number(), RepriceState.UNDONE);
            long kept = ChangeRows.count(connection, run.number());
            return new RepriceUndo(RunRows.find(connection, run.number()), changed - kept, kept);
        });
    }

    private void restore(CostRestoring restoring) {
        String behind = "";
        while (true) {
            String from = behind;
            List<RepriceChange> changes =
                    connections.use(connection -> ChangeRows.behind(connection, restoring.run(), from));
            if (changes.isEmpty()) {
                return;
            }
            write(connection -> {
                restoring.restore(connection, changes);
                return changes;
            });
            behind = changes.get(changes.size() - 1).requestId();
        }
    }

    private RepriceRun chosen(@Nullable Long number) {
        return number == null ? latest() : numbered(number);
    }

    private RepriceRun latest() {
        return runs().stream()
                .filter(run -> run.state() != RepriceState.UNDONE)
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("No run changed costs that could be restored."));
    }

    private RepriceRun numbered(long number) {
        RepriceRun run = runs().stream()
                .filter(one -> one.number() == number)
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("There is no run " + number + "."));
        if (run.state() == RepriceState.UNDONE) {
            throw new IllegalArgumentException("Run " + number + " was taken back already.");
        }
        return run;
    }

    @Override
    public List<RepriceRun> runs() {
        return connections.use(RunRows::list);
    }

    private <T> T write(RepriceTransaction<T> work) {
        return RepriceTransaction.run(connections, work);
    }
}
