package io.tokenspeed.collector.telemetry;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.Map;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.LongFunction;

/**
 * One series for each key, up to a limit. Keys that come later share the series of {@code other}, until another series
 * is idle for as long as attempts are kept.
 */
final class SeriesTable<K, C extends Cell> {
    /** How many keys without a series of their own are told apart. */
    static final int MOST_FOLDED = 1_000;

    private final Map<K, Series<C>> rows = new HashMap<>();
    private final Set<Integer> folded = new HashSet<>();
    private final int limit;
    private final K other;
    private final K unknown;
    private final LongFunction<C> cell;
    private long sweptCell = Long.MIN_VALUE;

    /**
     * Makes an empty table.
     *
     * @param limit how many keys have a series of their own, besides the two that follow
     * @param other the key of all others
     * @param unknown the key of attempts whose key is unknown
     * @param cell makes a cell of a number
     */
    SeriesTable(int limit, K other, K unknown, LongFunction<C> cell) {
        this.limit = limit;
        this.other = other;
        this.unknown = unknown;
        this.cell = cell;
    }

    /** Gives a key a series, if there is room. */
    void reserve(K key, long now) {
        if (hasRoom()) {
            rows.computeIfAbsent(key, made -> new Series<>(cell)).expect(now);
        }
    }

    void add(K key, Observation attempt, long now) {
        Series<C> series = rows.get(key);
        if (series == null) {
            series = rows.computeIfAbsent(place(key, now), made -> new Series<>(cell));
        }
        series.add(attempt, now);
    }

    private K place(K key, long now) {
        if (key.equals(other) || key.equals(unknown) || hasRoom() || freedRoom(now)) {
            return key;
        }
        if (folded.size() < MOST_FOLDED) {
            folded.add(key.hashCode());
        }
        return other;
    }

    private boolean hasRoom() {
        int shared = (rows.containsKey(other) ? 1 : 0) + (rows.containsKey(unknown) ? 1 : 0);
        return rows.size() - shared < limit;
    }

    /** A series becomes idle only when the coarsest cells move on. */
    private boolean freedRoom(long now) {
        long current = Resolution.COARSE.cell(now);
        if (current == sweptCell) {
            return false;
        }
        sweptCell = current;
        for (Iterator<Series<C>> each = rows.values().iterator(); each.hasNext(); ) {
            if (each.next().isIdle(now)) {
                each.remove();
            }
        }
        return hasRoom();
    }

    void forEach(BiConsumer<K, Series<C>> sink) {
        rows.forEach(sink);
    }

    /** Returns how many keys shared the series of all others; {@link #MOST_FOLDED} means that many or more. */
    long folded() {
        return folded.size();
    }

    long bytes() {
        return rows.values().stream().mapToLong(Series::bytes).sum();
    }
}
