package io.tokenspeed.uploader.queue.database;

import java.util.Locale;

/** Names of the single values that outlive the process. */
public enum StateName {
    /** The mark up to which changes of the stored requests were noted. */
    SOURCE_MARK,
    /** Seconds that the hub's clock is ahead of ours. */
    CLOCK_OFFSET,
    /** The number of failed requests in a row. */
    FAILURES,
    /** When the next attempt is due, in seconds since the epoch. */
    NEXT_ATTEMPT,
    /** The code for which sending is paused. */
    HELD,
    /** When the pause began, in seconds since the epoch. */
    HELD_SINCE,
    /** How often the hub was asked during the pause. */
    HELD_POLLS,
    /** The result of the last attempt. */
    LAST_CODE,
    /** When a request last succeeded, in seconds since the epoch. */
    LAST_SUCCESS,
    /** The hub that the records in the queue are for. */
    HUB_URL,
    /** The hub's epoch, which changes when it is restored from a backup. */
    HUB_EPOCH,
    /** Seconds between two uploads that the hub asks for. */
    HUB_TICK,
    /** Why the key is to be replaced. */
    ROTATE,
    /** Whether the user asked to send now. */
    FLUSH,
    /** The name of this device. */
    NAME,
    /** A name that is to be sent to the hub. */
    NAME_TO_TELL,
    /** A name that the hub is too old to take. */
    NAME_REFUSED,
    /** The names of projects that the hub's people may see. */
    ALIASES,
    /** Names of projects that are to be sent to the hub. */
    ALIASES_TO_TELL,
    /** Whether the hub is too old to take names of projects. */
    ALIASES_REFUSED,
    /** When the hub erased this device, in seconds since the epoch. */
    ERASED_AT,
    /** The address of the hub that erased this device. */
    ERASED_HUB,
    /** Totals of buckets whose ledger entries were deleted. */
    RETIRED_REQUESTS,
    RETIRED_TOKENS,
    RETIRED_SENT_REQUESTS,
    RETIRED_SENT_TOKENS,
    RETIRED_LOST_REQUESTS,
    RETIRED_LOST_TOKENS;

    public String text() {
        return name().toLowerCase(Locale.ROOT);
    }
}
