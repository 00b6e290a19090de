package io.tokenspeed.model.device;

/**
 * What an invite promises to the devices that use it.
 *
 * @param label what they are called unless they bring a name; empty for none
 * @param cohort the group that they join
 * @param maxUses how many may use it, 1 to 50
 * @param requireApproval whether they wait for an admin
 */
public record InviteTerms(String label, String cohort, int maxUses, boolean requireApproval) {}
