package io.tokenspeed.model.device;

import org.jspecify.annotations.Nullable;

/**
 * A permission to enrol devices. Times are in seconds since the epoch. The hub deliberately does not store which device
 * used an invite.
 *
 * @param inviteId {@code tsi_} and 16 characters
 * @param terms what holds for the devices that use it
 * @param used how many devices used it
 * @param createdAtSeconds when it was made
 * @param expiresAtSeconds when it expires
 * @param revokedAtSeconds when it was revoked; null when it was not
 * @param createdBy who made it
 */
public record Invite(
        String inviteId,
        InviteTerms terms,
        int used,
        long createdAtSeconds,
        long expiresAtSeconds,
        @Nullable Long revokedAtSeconds,
        String createdBy) {
    /** The most uses that an invite may have. */
    public static final int MAX_USES = 50;

    /** The longest life of an invite in seconds. */
    public static final long MAX_SECONDS = 7 * 86_400;
}
