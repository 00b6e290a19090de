package io.tokenspeed.model.device;

/**
 * One entry of the audit log.
 *
 * @param id rises in the order of the entries
 * @param act who and when
 * @param action {@code object.verb}, for example {@code device.revoke}
 * @param target the id of the object
 * @param detail what else there is to know, in a few words and without secrets
 */
public record AuditEntry(long id, AuditContext act, String action, String target, String detail) {}
