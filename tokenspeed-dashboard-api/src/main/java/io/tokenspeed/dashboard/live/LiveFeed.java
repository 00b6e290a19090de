package io.tokenspeed.dashboard.live;

import io.tokenspeed.dashboard.answer.Answers;
import io.tokenspeed.dashboard.resource.RequestJson;
import io.tokenspeed.model.dashboard.RecordedRequest;
import io.tokenspeed.model.price.CostMode;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/**
 * The feed of finished requests, with an event of type {@code alert} where an alert opened or closed. It keeps the latest events, so that readers can resume. Publishing never waits for a
 * reader: each reader takes events at its own pace, and a reader that needs an event no longer kept is dropped and
 * counted.
 */
public final class LiveFeed {
    private static final String ALERT = "alert";

    private final int capacity;
    private final String run;
    private final Deque<LiveEvent> kept = new ArrayDeque<>();
    private final Set<LiveReader> readers = ConcurrentHashMap.newKeySet();
    private final AtomicLong dropped = new AtomicLong();
    private long published;

    /**
     * An empty feed.
     *
     * @param run an id of this run of the server, because each run numbers its events from 1
     * @param capacity how many events are kept
     */
    public LiveFeed(String run, int capacity) {
        this.run = run;
        this.capacity = capacity;
    }

    /** Adds a finished request and wakes the readers. */
    public void publish(RecordedRequest request) {
        byte[] json = Answers.json(RequestJson.of(request, CostMode.AUTO));
        add("", new String(json, StandardCharsets.UTF_8));
    }

    /** Tells readers that an alert opened or closed, so that they read the rules and events again. */
    public void tellOfAlerts() {
        add(ALERT, "{}");
    }

    private void add(String type, String json) {
        synchronized (this) {
            published++;
            kept.addLast(new LiveEvent(published, run + "-" + published, type, json));
            if (kept.size() > capacity) {
                kept.removeFirst();
            }
        }
        readers.forEach(LiveReader::wake);
    }

    /** Sends a heartbeat to all readers. */
    public void beat() {
        readers.forEach(LiveReader::beat);
    }

    /** Ends all connections. */
    public void close() {
        readers.forEach(LiveReader::end);
    }

    /** How many readers are connected. */
    public int readers() {
        return readers.size();
    }

    /** How many readers were dropped because they did not keep up. */
    public long dropped() {
        return dropped.get();
    }

    /** The number of the latest event. */
    synchronized long latest() {
        return published;
    }

    /** Returns the first kept event after this number; null where there is none yet. */
    synchronized @Nullable LiveEvent after(long number) {
        LiveEvent first = kept.peekFirst();
        if (first == null || number >= published) {
            return null;
        }
        if (number < first.number()) {
            return first;
        }
        for (var newest = kept.descendingIterator(); newest.hasNext(); ) {
            LiveEvent event = newest.next();
            if (event.number() == number + 1) {
                return event;
            }
        }
        return first;
    }

    /** Whether the event after this number is no longer kept. */
    synchronized boolean hasForgotten(long number) {
        LiveEvent first = kept.peekFirst();
        return first != null && number + 1 < first.number();
    }

    /**
     * Returns the number of the event after which a reader goes on: the latest event without an id, the event with this
     * id, or 0 where the id comes from another run.
     */
    long resume(@Nullable String lastEventId) {
        if (lastEventId == null || lastEventId.isBlank()) {
            return latest();
        }
        String own = run + "-";
        String number = lastEventId.startsWith(own) ? lastEventId.substring(own.length()) : "";
        return number.matches("\\d{1,18}") ? Math.min(Long.parseLong(number), latest()) : 0;
    }

    void add(LiveReader reader) {
        readers.add(reader);
    }

    void remove(LiveReader reader, boolean tooSlow) {
        if (readers.remove(reader) && tooSlow) {
            dropped.incrementAndGet();
        }
    }
}
