package io.tokenspeed.store.hours;

import io.tokenspeed.model.usage.UsageFilter;
import io.tokenspeed.store.columns.RowKey;
import java.util.IdentityHashMap;

/** The keys that match a filter; compares each key only once. */
public final class MatchingKeys {
    private final UsageFilter filter;
    private final IdentityHashMap<RowKey, Boolean> known = new IdentityHashMap<>();

    public MatchingKeys(UsageFilter filter) {
        this.filter = filter;
    }

    public boolean contains(RowKey key) {
        Boolean matches = known.get(key);
        if (matches == null) {
            matches = key.matches(filter);
            known.put(key, matches);
        }
        return matches;
    }
}
