package io.tokenspeed.collector;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import org.jspecify.annotations.Nullable;

/**
 * A bounded queue for many producers and consumers, first in, first out. Nothing waits: {@link #offer} and {@link #poll}
 * give up instead. Holds no lock and allocates nothing after construction.
 *
 * <p>Each cell has a turn. A cell is free for the producer whose position equals its turn, and holds an item for the
 * consumer whose position is one less. The algorithm is Dmitry Vyukov's bounded queue (1024cores.net, "Bounded MPMC
 * queue"); sealing is added.
 */
final class Ring<T> {
    private static final VarHandle LONGS = MethodHandles.arrayElementVarHandle(long[].class);

    /** Both cursors lie in cache lines of their own, so that producers do not slow down the consumer. */
    private static final int TAIL = 16;

    private static final int HEAD = 32;
    private static final int CURSORS = 48;

    /** The bit of the tail that keeps producers out. */
    private static final long SEALED = Long.MIN_VALUE;

    private final long[] cursors = new long[CURSORS];
    private final long[] turns;
    private final @Nullable Object[] cells;
    private final int mask;

    /** Creates a ring for {@code capacity} items, a power of two. */
    Ring(int capacity) {
        if (Integer.bitCount(capacity) != 1) {
            throw new IllegalArgumentException("capacity is not a power of two: " + capacity);
        }
        turns = new long[capacity];
        for (int i = 0; i < capacity; i++) {
            turns[i] = i;
        }
        cells = new @Nullable Object[capacity];
        mask = capacity - 1;
    }

    /** Adds an item. Returns its position, counted from 0, or -1 where the ring is full or sealed. */
    long offer(T item) {
        long at = read(TAIL);
        while (at >= 0) {
            int cell = (int) (at & mask);
            long lead = (long) LONGS.getAcquire(turns, cell) - at;
            if (lead == 0 && LONGS.compareAndSet(cursors, TAIL, at, at + 1)) {
                cells[cell] = item;
                LONGS.setRelease(turns, cell, at + 1);
                return at;
            }
            if (lead < 0) {
                return -1;
            }
            at = read(TAIL);
        }
        return -1;
    }

    /** Takes the oldest item; null where there is none. */
    @Nullable
    T poll() {
        long at = read(HEAD);
        while (true) {
            int cell = (int) (at & mask);
            long lead = (long) LONGS.getAcquire(turns, cell) - (at + 1);
            if (lead == 0 && LONGS.compareAndSet(cursors, HEAD, at, at + 1)) {
                @SuppressWarnings("unchecked") // only offer writes into cells
                T item = (T) cells[cell];
                cells[cell] = null;
                LONGS.setRelease(turns, cell, at + mask + 1);
                return item;
            }
            if (lead < 0) {
                return null;
            }
            at = read(HEAD);
        }
    }

    /** Refuses whatever is offered from now on. */
    void seal() {
        LONGS.getAndBitwiseOr(cursors, TAIL, SEALED);
    }

    boolean isSealed() {
        return read(TAIL) < 0;
    }

    /** Returns how many items were ever added. */
    long accepted() {
        return read(TAIL) & ~SEALED;
    }

    /** Returns how many items are in the ring. */
    long size() {
        long taken = read(HEAD);
        return accepted() - taken;
    }

    int capacity() {
        return mask + 1;
    }

    private long read(int cursor) {
        return (long) LONGS.getVolatile(cursors, cursor);
    }
}
