package io.tokenspeed.store;

import io.tokenspeed.model.usage.UsageFilter;
import java.util.IdentityHashMap;

/** Tells which keys match a filter, and compares each only once. */
final class MatchingKeys {
    private final UsageFilter filter;
    private final IdentityHashMap<RowKey, Boolean> known = new IdentityHashMap<>();

    MatchingKeys(UsageFilter filter) {
        this.filter = filter;
    }

    boolean contains(RowKey key) {
        return known.computeIfAbsent(key, one -> one.matches(filter));
    }
}
