package io.tokenspeed.hub.admin;

/**
 * An invite to be made.
 *
 * @param maxUses how many devices may use it
 * @param expiresInSeconds how long it lives
 * @param requireApproval whether its devices wait for an admin
 * @param label what its devices are called unless they bring a name; empty for none
 * @param cohort the group that its devices join
 */
public record NewInvite(int maxUses, long expiresInSeconds, boolean requireApproval, String label, String cohort) {
    /** Whether an admin wants to see who comes where nothing is said: an invite of many goes through many hands. */
    public static boolean asksForApproval(int maxUses) {
        return maxUses > 1;
    }

    /** One device, one day, no approval. */
    public static final NewInvite DEFAULT = new NewInvite(1, 86_400, false, "", "default");
}
