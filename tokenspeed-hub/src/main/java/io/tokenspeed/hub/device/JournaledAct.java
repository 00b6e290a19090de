package io.tokenspeed.hub.device;

import java.util.function.BooleanSupplier;

/**
 * A change to a device that the journal has before the database.
 *
 * @param deviceId whose
 * @param verb what is done: {@code revoke} or {@code erase}
 * @param seq its number in the journal
 * @param at in seconds since the epoch
 * @param change makes it in the database; false when the device's status does not allow it
 * @param isMade whether the database has it
 */
record JournaledAct(String deviceId, String verb, long seq, long at, BooleanSupplier change, BooleanSupplier isMade) {}
