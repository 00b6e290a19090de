package io.tokenspeed.model.storage;

import io.tokenspeed.model.usage.UsageFilter;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** The stored requests one by one. */
public interface RequestTable {
    /** The latest matching attempts that count, newest first, at most {@code limit}. */
    List<StoredRequest> recent(UsageFilter filter, int limit);

    /** How many stored requests count, per tool. */
    Map<String, Long> countByTool();

    /** Hands every matching attempt that counts to {@code sink}, oldest first, without holding them all. */
    void forEach(UsageFilter filter, Consumer<StoredRequest> sink);

    /** How many of the matching requests that count may count twice, because another tool seems to have stored them, too. */
    List<DoubleStore> possiblyTwice(UsageFilter filter);
}
