package io.tokenspeed.model.device;

/**
 * Who does something and when, for the audit log.
 *
 * @param actor {@code admin}, {@code operator} (a command on the hub's machine), {@code system} or a device id
 * @param requestId the request that it was done with; empty for none
 * @param at in seconds since the epoch
 */
public record AuditContext(String actor, String requestId, long at) {}
