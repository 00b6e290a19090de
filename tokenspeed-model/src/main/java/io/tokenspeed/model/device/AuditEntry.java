package io.tokenspeed.model.device;

/**
 * One entry of the audit log.
 *
 * @param id number that rises with every entry
 * @param act who made the change and when
 * @param action {@code object.verb}, for example {@code device.revoke}
 * @param target the id of the changed object
 * @param detail further facts in a few words, never a secret
 */
public record AuditEntry(long id, AuditContext act, String action, String target, String detail) {}
