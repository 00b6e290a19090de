package io.tokenspeed.hub.device;

import java.util.function.BooleanSupplier;

/**
 * A change to a device that goes into the journal before the database.
 *
 * @param deviceId the device's id
 * @param verb {@code revoke} or {@code erase}
 * @param seq the number of its entry in the journal
 * @param at its time, in seconds since the epoch
 * @param change makes the change in the database; false where the device's status does not allow it
 * @param isMade whether the database has the change
 */
record JournaledAct(String deviceId, String verb, long seq, long at, BooleanSupplier change, BooleanSupplier isMade) {}
