package io.tokenspeed.hub.admin;

/**
 * An invite to be made.
 *
 * @param maxUses how many devices may use it
 * @param expiresInSeconds how long it lives
 * @param requireApproval whether its devices wait for an admin
 * @param label for the admin
 * @param cohort the group that its devices join
 */
public record NewInvite(int maxUses, long expiresInSeconds, boolean requireApproval, String label, String cohort) {
    /** One device, one day, no approval. */
    public static final NewInvite DEFAULT = new NewInvite(1, 86_400, false, "", "default");
}
