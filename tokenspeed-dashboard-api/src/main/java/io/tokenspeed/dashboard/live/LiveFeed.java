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
 * Finished requests, the latest of which are kept so that readers can resume. Publishing never waits for a reader: each
 * takes events from here at its own pace, and one that falls further behind than what is kept is dropped and counted.
 * For the feed, {@code published = kept + forgotten}.
 */
public final class LiveFeed {
    private final int capacity;
    private final String run;
    private final Deque<LiveEvent> kept = new ArrayDeque<>();
    private final Set<LiveReader> readers = ConcurrentHashMap.newKeySet();
    private final AtomicLong dropped = new AtomicLong();
    private long published;

    /**
     * An empty feed.
     *
     * @param run tells this run of the server from others, because each counts from 1
     * @param capacity how many events are kept
     */
    public LiveFeed(String run, int capacity) {
        this.run = run;
        this.capacity = capacity;
    }

    /** Adds a request that has finished and wakes the readers. */
    public void publish(RecordedRequest request) {
        byte[] json = Answers.json(RequestJson.of(request, CostMode.AUTO));
        synchronized (this) {
            published++;
            kept.addLast(new LiveEvent(published, run + "-" + published, new String(json, StandardCharsets.UTF_8)));
            if (kept.size() > capacity) {
                kept.removeFirst();
            }
        }
        readers.forEach(LiveReader::wake);
    }

    /** Lets all readers send a sign of life. */
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

    /** The first kept event after a number; null when there is none yet. */
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

    /** Whether the event after a number is not kept any more. */
    synchronized boolean hasForgotten(long number) {
        LiveEvent first = kept.peekFirst();
        return first != null && number + 1 < first.number();
    }

    /** The number after which a reader goes on that has seen an event; of another run it has seen none of ours. */
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
