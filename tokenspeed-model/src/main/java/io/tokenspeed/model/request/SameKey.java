package io.tokenspeed.model.request;

import java.util.Objects;

/**
 * What becomes of a stored request when another record with its key comes. Where the key is an id that the provider gave,
 * it proves nothing alone: relays and local servers give one id to many requests. A record that contradicts the stored
 * request is another one then, and is stored under a key of its own. Whatever the order in which records come, the
 * requests and their sum are the same.
 */
public final class SameKey {
    private SameKey() {}

    /**
     * Whether the two must be different requests. Copies of a transcript repeat ids, counters and times. A side chain
     * replays requests of its session under other ids of the call, so it is believed: only where the id is known within
     * one session alone, which ids of the provider's own are not, other counters tell that it asked for itself.
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

    /** The record under a key of its own, which depends on nothing but the request that it tells of. */
    public static Request apart(Request record) {
        return record.withNaturalKey(record.naturalKey() + "#" + mark(record));
    }

    /**
     * Both in one. A row without the provider's id, although its key is one, comes from a program that took every record
     * with that key for the same request: the first record of its session replaces it.
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

    /** Whether the key is the provider's id, alone or behind a session. */
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

    /** Counters that are not known contradict nothing. */
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
