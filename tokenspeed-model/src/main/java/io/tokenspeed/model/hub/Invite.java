package io.tokenspeed.model.hub;

import org.jspecify.annotations.Nullable;

/**
 * Permission to enrol. Times are in seconds since the epoch. Which device used it is not kept, on purpose.
 *
 * @param inviteId {@code tsi_} and 16 characters
 * @param label what its devices are called unless they bring a name; empty for none
 * @param cohort the group that its devices join
 * @param maxUses how many devices may use it, 1 to 50
 * @param used how many did
 * @param requireApproval whether its devices wait for an admin
 * @param createdAt when it was made
 * @param expiresAt when it ends
 * @param revokedAt when it was taken back; null when it was not
 * @param createdBy who made it
 */
public record Invite(
        String inviteId,
        String label,
        String cohort,
        int maxUses,
        int used,
        boolean requireApproval,
        long createdAt,
        long expiresAt,
        @Nullable Long revokedAt,
        String createdBy) {
    /** The most uses that an invite may have. */
    public static final int MAX_USES = 50;

    /** The longest life of an invite in seconds. */
    public static final long MAX_SECONDS = 7 * 86_400;
}
