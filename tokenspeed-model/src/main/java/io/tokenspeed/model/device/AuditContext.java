package io.tokenspeed.model.device;

/**
 * Who makes a change and when, for the audit log.
 *
 * @param actor {@code admin}, {@code operator} (a command on the hub's machine), {@code system} or a device id
 * @param requestId the id of the HTTP request that asked for the change; empty for none
 * @param at when, in seconds since the epoch
 */
public record AuditContext(String actor, String requestId, long at) {}
