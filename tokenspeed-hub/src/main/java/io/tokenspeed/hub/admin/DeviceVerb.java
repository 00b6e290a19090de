package io.tokenspeed.hub.admin;

import io.tokenspeed.model.hub.DeviceStatus;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What an admin does to a device. */
@SuppressWarnings("ImmutableEnumChecker") // its list is a copy that cannot change
public enum DeviceVerb {
    /** Lets a pending device in. */
    APPROVE(DeviceStatus.ACTIVE, DeviceStatus.PENDING),
    /** Shuts a device out; what it sent stays. */
    REVOKE(DeviceStatus.REVOKED, DeviceStatus.PENDING, DeviceStatus.ACTIVE),
    /** Lets a revoked device in again. */
    RESTORE(DeviceStatus.ACTIVE, DeviceStatus.REVOKED),
    /** Deletes a device with everything it sent. */
    ERASE(null, DeviceStatus.values());

    private final @Nullable DeviceStatus to;
    private final List<DeviceStatus> from;

    DeviceVerb(@Nullable DeviceStatus to, DeviceStatus... from) {
        this.to = to;
        this.from = List.of(from);
    }

    /** The status that it leads to; empty when the device is gone after it. */
    public Optional<DeviceStatus> to() {
        return Optional.ofNullable(to);
    }

    /** The statuses that it can begin at. */
    public List<DeviceStatus> from() {
        return from;
    }

    /** As it is written. */
    public String text() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Reads a verb. */
    public static Optional<DeviceVerb> of(String text) {
        return Arrays.stream(values()).filter(verb -> verb.text().equals(text)).findFirst();
    }
}
