package io.tokenspeed.model.collection;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A map that removes exactly its oldest entry when it is over its limit. It suits entries that must stay until a full
 * limit of newer ones has come, such as how much of a rate limit a client has used. A cache that prefers frequently
 * used entries would drop a new client first, and with it the client's use. Not safe for use by several threads.
 */
public final class BoundedMap<K, V> extends LinkedHashMap<K, V> {
    private static final long serialVersionUID = 1L;

    private final int most;

    private BoundedMap(int most, boolean byUse) {
        super(16, 0.75f, byUse);
        this.most = most;
    }

    /** Creates a map of at most {@code most} entries that drops the entry whose key was first put longest ago. */
    public static <K, V> BoundedMap<K, V> byArrival(int most) {
        return new BoundedMap<>(most, false);
    }

    /** Creates a map of at most {@code most} entries that drops the entry that was put or read longest ago. */
    public static <K, V> BoundedMap<K, V> byUse(int most) {
        return new BoundedMap<>(most, true);
    }

    @Override
    protected boolean removeEldestEntry(Map.Entry<K, V> eldest) {
        return size() > most;
    }
}
