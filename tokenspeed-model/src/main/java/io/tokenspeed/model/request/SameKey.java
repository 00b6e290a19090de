package io.tokenspeed.model.request;

import java.util.Objects;

/**
 * Decides what happens when a record has the natural key of a stored request. A key that is the provider's id alone
 * does not prove that both are one request, because relays and local servers may give one id to many requests. A record
 * that contradicts the stored request is another request and is stored under a key of its own. The resulting requests
 * do not depend on the order of the records.
 */
public final class SameKey {
    private SameKey() {}

    /**
     * Returns whether two records with one natural key must be different requests. Copies of a log repeat ids, counters
     * and times. A side chain replays requests of its session under new call ids, so its record is taken for a replay;
     * only if the key holds within one session alone, unlike the provider's own ids, do other prompt counters at
     * another time prove a request of the side chain itself.
     */
    public static boolean contradict(Request stored, Request record) {
        if (!named(stored) && !named(record)) {
            return false;
        }
        int owners = (isOwner(stored) ? 1 : 0) + (isOwner(record) ? 1 : 0);
        return switch (owners) {
            case 2 -> ownersContradict(stored, record);
            case 1 -> isScoped(record) && promptsDiffer(stored, record) && !sameStart(stored, record);
            default -> isScoped(record) && promptsDiffer(stored, record) && areApart(stored, record);
        };
    }

    /**
     * Returns the record under a natural key of its own, which depends on the record's call id or start alone, so that
     * copies get the same key.
     */
    public static Request apart(Request record) {
        return record.withNaturalKey(record.naturalKey() + "#" + mark(record));
    }

    /**
     * Merges a record into the stored request of the same attempt. A stored row whose key is the provider's id, but
     * which does not hold that id, comes from a program that merged all records with this key; a record of the same
     * session replaces such a row.
     */
    public static Request joined(Request stored, Request record) {
        if (!named(record) || stored.ids().response() != null) {
            return stored.merge(record);
        }
        boolean same = sameSession(stored, record)
                && record.place().distance() <= stored.place().distance();
        return same ? record : stored.merge(record).withIds(stored.ids());
    }

    private static String mark(Request record) {
        String call = record.ids().request();
        return call != null ? call : Long.toString(record.timing().earliestMillis());
    }

    private static boolean ownersContradict(Request a, Request b) {
        String call = a.ids().request();
        String otherCall = b.ids().request();
        if (call != null && otherCall != null) {
            return !call.equals(otherCall) || (!sameSession(a, b) && promptsDiffer(a, b) && areApart(a, b));
        }
        if (sameStart(a, b)) {
            return false;
        }
        if (sameSession(a, b)) {
            return areApart(a, b)
                    && a.timing().startedAtMillis() != null
                    && b.timing().startedAtMillis() != null;
        }
        return areApart(a, b) || promptsDiffer(a, b);
    }

    private static boolean isOwner(Request request) {
        return request.place().distance() == 0;
    }

    /** Whether the natural key is the provider's id, alone or after a session id and a colon. */
    private static boolean named(Request request) {
        String id = request.ids().response();
        String key = request.naturalKey();
        return id != null
                && key.endsWith(id)
                && (key.length() == id.length() || key.charAt(key.length() - id.length() - 1) == ':');
    }

    private static boolean isScoped(Request request) {
        return !request.naturalKey().equals(request.ids().response());
    }

    private static boolean sameSession(Request a, Request b) {
        return a.place().sessionId().equals(b.place().sessionId());
    }

    private static boolean sameStart(Request a, Request b) {
        Long start = a.timing().startedAtMillis();
        return start != null && Objects.equals(start, b.timing().startedAtMillis());
    }

    /** Unknown counters contradict nothing. */
    private static boolean promptsDiffer(Request a, Request b) {
        TokenCounts one = a.tokens();
        TokenCounts other = b.tokens();
        boolean known = one.prompt() > 0
                && other.prompt() > 0
                && one.source() == UsageSource.REPORTED
                && other.source() == UsageSource.REPORTED;
        return known
                && (one.input() != other.input()
                        || one.cacheRead() != other.cacheRead()
                        || one.cacheWrite() != other.cacheWrite());
    }

    private static boolean areApart(Request a, Request b) {
        return a.timing().instantMillis() < b.timing().earliestMillis()
                || b.timing().instantMillis() < a.timing().earliestMillis();
    }
}
