package io.tokenspeed.hub.admin;

/**
 * An invite to be made.
 *
 * @param maxUses how many devices may use it
 * @param expiresInSeconds its lifetime in seconds
 * @param requireApproval whether its devices wait for an admin
 * @param label the name of its devices that bring none themselves; empty for none
 * @param cohort the group that its devices join
 */
public record NewInvite(int maxUses, long expiresInSeconds, boolean requireApproval, String label, String cohort) {
    /**
     * The default of {@code requireApproval}: true for several devices, because such an invite goes through many hands.
     */
    public static boolean asksForApproval(int maxUses) {
        return maxUses > 1;
    }

    /** One device, one day, no approval. */
    public static final NewInvite DEFAULT = new NewInvite(1, 86_400, false, "", "default");
}
