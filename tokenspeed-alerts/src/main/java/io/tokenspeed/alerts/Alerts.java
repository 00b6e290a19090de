package io.tokenspeed.alerts;

import io.tokenspeed.alerts.measure.Measures;
import io.tokenspeed.alerts.measure.Reading;
import io.tokenspeed.model.alert.AlertControl;
import io.tokenspeed.model.alert.AlertEvent;
import io.tokenspeed.model.alert.AlertRule;
import io.tokenspeed.model.alert.AlertState;
import io.tokenspeed.model.alert.AlertTable;
import io.tokenspeed.model.storage.RequestTable;
import io.tokenspeed.model.usage.UsageReader;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Evaluates the rules over stored requests every 30 seconds. What a tick must know of those before it is in the table,
 * so a restart changes nothing. States, events and deliveries of a tick are stored together or not at all. For one
 * database only one program may evaluate at a time.
 *
 * <pre>{@code
 * try (Alerts alerts = new Alerts(table, storage.requests(), storage.usage(), handover, Clock.systemDefaultZone())) {
 *     alerts.start();
 *     alerts.control().save(AlertKind.TOKEN_BUDGET.defaultRule().with(Map.of("budget", "2000000")));
 * }
 * }</pre>
 */
public final class Alerts implements AutoCloseable {
    /** The time from one tick to the next. */
    static final Duration PERIOD = Duration.ofSeconds(30);

    private static final System.Logger logger = System.getLogger(Alerts.class.getName());
    private static final Duration KEPT = Duration.ofDays(90);
    private static final Duration PRUNED_EVERY = Duration.ofDays(1);

    private final AlertTable table;
    private final AlertHandover handover;
    private final Clock clock;
    private final LiveReadings readings;
    private final StoredRules rules;
    private final AtomicBoolean failing = new AtomicBoolean();
    private @Nullable Instant pruned;
    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor(work -> {
        Thread thread = new Thread(work, "tokenspeed-alerts");
        thread.setDaemon(true);
        return thread;
    });

    /**
     * Creates the evaluation, which does nothing before {@link #start()} or {@link #tick()}.
     *
     * @param table where rules, states, events and deliveries are
     * @param requests the stored requests
     * @param usage sums of the same requests
     * @param handover who makes and sends deliveries
     * @param clock the time, and the zone in which days and months begin
     */
    public Alerts(AlertTable table, RequestTable requests, UsageReader usage, AlertHandover handover, Clock clock) {
        Measures measures = new Measures(usage, clock.getZone());
        this.table = table;
        this.handover = handover;
        this.clock = clock;
        this.readings = new LiveReadings(requests, measures);
        this.rules = new StoredRules(table, new Replay(requests, measures), clock);
    }

    /** Starts a thread that ticks. To be called once. */
    public void start() {
        Object unused = timer.scheduleWithFixedDelay(this::quietly, 0, PERIOD.toMillis(), TimeUnit.MILLISECONDS);
    }

    /** A failure is logged once until a tick succeeds: a locked database would fill the log otherwise. */
    private void quietly() {
        try {
            tick();
            failing.set(false);
        } catch (RuntimeException failure) {
            System.Logger.Level level =
                    failing.getAndSet(true) ? System.Logger.Level.DEBUG : System.Logger.Level.WARNING;
            logger.log(level, "Alerts could not be evaluated; the next try is in 30 s", failure);
        }
    }

    /** Evaluates every enabled rule once, now. */
    public synchronized void tick() {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        List<AlertRule> enabled =
                rules.rules().stream().filter(rule -> rule.policy().enabled()).toList();
        Map<AlertRule, List<Reading>> seen = readings.at(enabled, now);
        if (stored(seen, now)) {
            handover.wake();
        }
        if (pruned == null || !now.isBefore(pruned.plus(PRUNED_EVERY))) {
            table.prune(now.minus(KEPT));
            pruned = now;
        }
    }

    private boolean stored(Map<AlertRule, List<Reading>> seen, Instant now) {
        List<AlertState> states = table.states();
        List<AlertEvent> open = table.openEvents();
        AtomicBoolean owed = new AtomicBoolean();
        table.change(change -> {
            RuleTick tick = new RuleTick(new Book(states, open, change), handover, clock.getZone(), now);
            seen.forEach(tick::take);
            tick.drop(seen.keySet().stream().map(AlertRule::id).collect(Collectors.toSet()));
            owed.set(tick.owed());
        });
        return owed.get();
    }

    /** Returns what shows and changes the rules. */
    public AlertControl control() {
        return rules;
    }

    /** Stops ticking. A tick that runs is completed, for two seconds at most. */
    @Override
    public void close() {
        timer.shutdown();
        try {
            if (!timer.awaitTermination(2, TimeUnit.SECONDS)) {
                timer.shutdownNow();
            }
        } catch (InterruptedException e) {
            timer.shutdownNow();
            Thread.currentThread().interrupt();
        }
    }
}
