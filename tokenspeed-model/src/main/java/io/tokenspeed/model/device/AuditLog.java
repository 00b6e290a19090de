package io.tokenspeed.model.device;

import java.util.List;

/** Everything that was changed, in order. Entries are never changed or removed by hand. */
public interface AuditLog {
    /**
     * The latest entries before an id, newest first.
     *
     * @param before an entry's id; {@link Long#MAX_VALUE} for the newest
     */
    List<AuditEntry> latest(long before, int limit);

    /** Notes something that changes nothing else, for example the use of a retired key. */
    void note(AuditContext act, String action, String target, String detail);
}
