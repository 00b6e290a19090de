package io.tokenspeed.uploader.queue;

import java.util.Locale;

/** Names of the small facts that outlive the process. */
public enum StateName {
    /** How far changes of the local database were looked at. */
    SOURCE_MARK,
    /** Seconds that the hub's clock is ahead of ours. */
    CLOCK_OFFSET,
    /** Failures of the hub in a row. */
    FAILURES,
    /** When the next attempt is due, in seconds since the epoch. */
    NEXT_ATTEMPT,
    /** Why nothing is sent although it should be. */
    HELD,
    /** Since when, in seconds since the epoch. */
    HELD_SINCE,
    /** How often the hub was asked since then. */
    HELD_POLLS,
    /** What the last attempt came to. */
    LAST_CODE,
    /** When the hub last acknowledged anything, in seconds since the epoch. */
    LAST_SUCCESS,
    /** The hub that everything here is for. */
    HUB_URL,
    HUB_EPOCH,
    /** Seconds between two uploads that the hub asks for. */
    HUB_TICK,
    /** Whether the user or the hub asked for a new key. */
    ROTATE,
    /** Whether the user asked to send now. */
    FLUSH,
    /** What this device is called. */
    NAME,
    /** The same, as long as the hub is to be told of it. */
    NAME_TO_TELL,
    /** A name that the hub is too old for. */
    NAME_REFUSED,
    /** When the hub erased this device, in seconds since the epoch. */
    ERASED_AT,
    /** Which hub did. */
    ERASED_HUB,
    /** Totals of buckets that the ledger no longer lists. */
    RETIRED_REQUESTS,
    RETIRED_TOKENS,
    RETIRED_SENT_REQUESTS,
    RETIRED_SENT_TOKENS,
    RETIRED_LOST_REQUESTS,
    RETIRED_LOST_TOKENS;

    String text() {
        return name().toLowerCase(Locale.ROOT);
    }
}
