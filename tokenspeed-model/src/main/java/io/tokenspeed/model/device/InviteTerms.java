package io.tokenspeed.model.device;

/**
 * The terms of an invite, which hold for the devices that use it.
 *
 * @param label the name of a device that brings no name of its own; empty for none
 * @param cohort the group that the devices join
 * @param maxUses how many devices may use it, 1 to 50
 * @param requireApproval whether an admin must approve each device
 */
public record InviteTerms(String label, String cohort, int maxUses, boolean requireApproval) {}
