package io.tokenspeed.model.device;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * A device, as its row in the database. Of an erased device only the digest of its id stays. Dates are days without a
 * time, so that the list does not show when a person works.
 *
 * @param deviceId its id
 * @param scheme how the device signs its requests
 * @param status what the device may do
 * @param cohort the group named by the invite that the device used
 * @param label the name that its owner or an admin gave it; empty for none
 * @param fingerprint fingerprint of its active key, see {@link io.tokenspeed.model.wire.Fingerprint}; empty for the
 *     predecessor's devices
 * @param enrolledOn day of enrolment in UTC
 * @param lastSeenOn day in UTC of its latest upload or heartbeat; null before the first
 * @param programVersion the version of its local program, as last reported; null when never reported
 * @param queueClass {@code empty}, {@code low}, {@code mid} or {@code high} as last reported; null when never reported
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
        @Nullable String programVersion,
        @Nullable String queueClass) {}
