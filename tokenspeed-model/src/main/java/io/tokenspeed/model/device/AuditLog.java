package io.tokenspeed.model.device;

import java.util.List;

/** The log of all changes, in order. No method changes or removes an entry. */
public interface AuditLog {
    /**
     * Returns the latest entries before an id, newest first, at most {@code limit}.
     *
     * @param before an entry's id; {@link Long#MAX_VALUE} for the newest
     */
    List<AuditEntry> latest(long before, int limit);

    /** Adds an entry for an event that changes nothing else, for example the use of a retired key. */
    void note(AuditContext act, String action, String target, String detail);
}
