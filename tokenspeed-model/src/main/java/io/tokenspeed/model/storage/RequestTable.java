package io.tokenspeed.model.storage;

import io.tokenspeed.model.usage.UsageFilter;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** The stored requests one by one. */
public interface RequestTable {
    /** Returns the latest matching attempts that count, newest first, at most {@code limit}. */
    List<StoredRequest> recent(UsageFilter filter, int limit);

    /** Returns how many stored requests count, by tool. */
    Map<String, Long> countByTool();

    /**
     * Passes every matching attempt that counts to {@code sink}, oldest first, without holding all of them in memory.
     */
    void forEach(UsageFilter filter, Consumer<StoredRequest> sink);

    /**
     * Passes every matching attempt of a session that counts to {@code sink}, oldest first.
     *
     * @param session the id of the session
     */
    default void ofSession(String session, UsageFilter filter, Consumer<StoredRequest> sink) {
        forEach(filter, stored -> {
            if (stored.request().place().sessionId().equals(session)) {
                sink.accept(stored);
            }
        });
    }

    /**
     * Returns how many of the counting, matching requests may count twice, because another tool seems to have logged
     * them, too.
     */
    List<DoubleStore> possiblyTwice(UsageFilter filter);
}
