package io.tokenspeed.model.collection;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A map that forgets exactly its oldest entry when there are too many. For what must be kept until that many others came
 * after it, such as how much of a limit somebody has used up. A cache that goes by how often its entries are used would
 * forget a newcomer first, and with it what the newcomer has used up. Not safe for use by several threads.
 */
public final class BoundedMap<K, V> extends LinkedHashMap<K, V> {
    private static final long serialVersionUID = 1L;

    private final int most;

    private BoundedMap(int most, boolean byUse) {
        super(16, 0.75f, byUse);
        this.most = most;
    }

    /** Forgets the entry whose key was put for the first time longest ago. */
    public static <K, V> BoundedMap<K, V> byArrival(int most) {
        return new BoundedMap<>(most, false);
    }

    /** Forgets the entry that was put or read longest ago. */
    public static <K, V> BoundedMap<K, V> byUse(int most) {
        return new BoundedMap<>(most, true);
    }

    @Override
    protected boolean removeEldestEntry(Map.Entry<K, V> eldest) {
        return size() > most;
    }
}
