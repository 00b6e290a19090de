package io.tokenspeed.model.device;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * A device, as its row in the database. An erased one is not there any more; only the digest of its id stays. Days, not times, so that the list does
 * not tell when somebody works.
 *
 * @param deviceId its id
 * @param scheme how it signs
 * @param status what it may do
 * @param cohort the group that its invite named
 * @param label what its owner or an admin calls it; empty for none
 * @param fingerprint of its active key, see {@link io.tokenspeed.model.wire.Fingerprint}; empty for the
 *     predecessor's devices
 * @param enrolledOn day in UTC
 * @param lastSeenOn day in UTC of its latest upload or heartbeat; null before the first
 * @param agentVersion the version that it told last; null when it told none
 * @param queueClass {@code empty}, {@code low}, {@code mid} or {@code high} as it told last; null when it told none
 */
public record Device(
        String deviceId,
        DeviceScheme scheme,
        DeviceStatus status,
        String cohort,
        String label,
        String fingerprint,
        LocalDate enrolledOn,
        @Nullable LocalDate lastSeenOn,
        @Nullable String agentVersion,
        @Nullable String queueClass) {}
