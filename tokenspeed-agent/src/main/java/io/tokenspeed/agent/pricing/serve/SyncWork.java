package io.tokenspeed.agent.pricing.serve;

import io.tokenspeed.agent.option.UsageException;
import io.tokenspeed.agent.pricing.sync.PriceControl;
import io.tokenspeed.agent.pricing.sync.SyncRequest;
import io.tokenspeed.model.environment.Environment;
import io.tokenspeed.model.price.sync.SyncRun;
import io.tokenspeed.model.storage.StorageException;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * Syncs in the background, one at a time: when asked, and once a day if the user has set that. Nothing is fetched
 * otherwise.
 */
public final class SyncWork implements AutoCloseable {
    /** The variable that asks for a sync a day. */
    public static final String VARIABLE = "TS_PRICE_SYNC";

    private static final System.Logger logger = System.getLogger(SyncWork.class.getName());
    private static final Duration DAY = Duration.ofHours(24);
    private static final Duration AFTER_FAILURE = Duration.ofHours(1);
    private static final Duration STOPPING = Duration.ofSeconds(10);
    private static final int RECENT_RUNS = 30;

    private final PriceControl prices;
    private final Runnable after;
    private final boolean daily;
    private final Clock clock;
    private final AtomicReference<@Nullable Thread> running = new AtomicReference<>();

    /**
     * Fetches nothing yet.
     *
     * @param after runs after each sync
     * @throws UsageException if the environment asks for something else than a sync a day
     */
    public SyncWork(PriceControl prices, Runnable after, Environment environment, Clock clock) {
        this.prices = prices;
        this.after = after;
        this.daily = isDaily(environment.variable(VARIABLE).orElse("off"));
        this.clock = clock;
    }

    private static boolean isDaily(String value) {
        return switch (value) {
            case "daily" -> true;
            case "off" -> false;
            default -> throw new UsageException(VARIABLE + " must be daily or off, not \"" + value + "\".");
        };
    }

    PriceControl prices() {
        return prices;
    }

    /** Starts a sync with all sources; false if one is running. */
    public boolean start() {
        Thread thread = new Thread(this::run, "tokenspeed-price-sync");
        thread.setDaemon(true);
        if (!running.compareAndSet(null, thread)) {
            return false;
        }
        thread.start();
        return true;
    }

    private void run() {
        try {
            prices.sync(SyncRequest.ALL);
            after.run();
        } catch (IOException | StorageException failure) {
            logger.log(System.Logger.Level.WARNING, "Cannot sync prices: " + failure.getMessage());
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
        } finally {
            running.set(null);
        }
    }

    /** Starts the sync of the day, if it is due. */
    public void tick() {
        if (daily && isDue(prices.runs(RECENT_RUNS))) {
            boolean unused = start();
        }
    }

    private boolean isDue(List<SyncRun> runs) {
        Instant now = clock.instant();
        return runs.stream().noneMatch(run -> run.at().isAfter(now.minus(AFTER_FAILURE)))
                && runs.stream().noneMatch(run -> run.succeeded() && run.at().isAfter(now.minus(DAY)));
    }

    /** Ends a sync that is running and waits a few seconds for its end; what it had not stored stays as it was. */
    @Override
    public void close() {
        Thread thread = running.get();
        if (thread != null) {
            thread.interrupt();
            waitFor(thread);
        }
    }

    private static void waitFor(Thread thread) {
        try {
            thread.join(STOPPING.toMillis());
        } catch (InterruptedException closing) {
            Thread.currentThread().interrupt();
        }
    }
}
