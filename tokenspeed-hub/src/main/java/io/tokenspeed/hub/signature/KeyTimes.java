package io.tokenspeed.hub.signature;

import io.tokenspeed.model.device.DeviceKey;
import io.tokenspeed.model.device.KeyState;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.OptionalLong;

/** How long keys live. */
public final class KeyTimes {
    /** How long a new key may wait for its first use, and how long the old one stays good after that, in seconds. */
    public static final long OVERLAP_SECONDS = 86_400;

    private static final int OLD_DAYS = 90;
    private static final int PATIENCE_DAYS = 30;
    private static final long DAY = 86_400;

    private KeyTimes() {}

    /**
     * Returns until when an old key should be replaced, in seconds since the epoch; empty for a key that is not old.
     */
    public static OptionalLong replaceBy(DeviceKey key, long now) {
        LocalDate since = key.activeOn();
        if (key.state() != KeyState.ACTIVE || since == null) {
            return OptionalLong.empty();
        }
        long old = since.atStartOfDay().toEpochSecond(ZoneOffset.UTC) + OLD_DAYS * DAY;
        return now < old ? OptionalLong.empty() : OptionalLong.of(old + PATIENCE_DAYS * DAY);
    }
}
