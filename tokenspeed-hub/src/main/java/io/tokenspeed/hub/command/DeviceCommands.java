package io.tokenspeed.hub.command;

import io.tokenspeed.hub.admin.DeviceVerb;
import io.tokenspeed.model.hub.Device;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Lists devices, lets them in and shuts them out. */
@Command(name = "device", description = "List, approve, revoke, restore and erase devices.")
final class DeviceCommands {
    private static final String ID = "tsd_ and 24 characters";

    private final Console console;

    DeviceCommands(Console console) {
        this.console = console;
    }

    @Command(description = "List devices, pending ones first.")
    int list() {
        try (Operator operator = console.operators().get()) {
            for (Device device : operator.storage().devices().list()) {
                console.out()
                        .println(device.deviceId() + "  " + device.status().text() + "  " + device.fingerprint()
                                + "  enrolled " + device.enrolledOn()
                                + (device.lastSeenOn() == null ? "" : "  seen " + device.lastSeenOn()));
            }
            return 0;
        }
    }

    @Command(description = "Let a pending device in; compare its fingerprint first.")
    int approve(@Parameters(paramLabel = "ID", description = ID) String id) {
        return change(DeviceVerb.APPROVE, id);
    }

    @Command(description = "Shut a device out; what it sent stays.")
    int revoke(@Parameters(paramLabel = "ID", description = ID) String id) {
        return change(DeviceVerb.REVOKE, id);
    }

    @Command(description = "Let a revoked device in again.")
    int restore(@Parameters(paramLabel = "ID", description = ID) String id) {
        return change(DeviceVerb.RESTORE, id);
    }

    @Command(description = "Delete a device with everything it sent.")
    int erase(@Parameters(paramLabel = "ID", description = ID) String id) {
        return change(DeviceVerb.ERASE, id);
    }

    private int change(DeviceVerb verb, String id) {
        try (Operator operator = console.operators().get()) {
            boolean done = verb.apply(operator.devices(), id, console.act());
            console.out()
                    .println(
                            done
                                    ? "Done: " + verb.text() + " " + id + "."
                                    : "There is no such device, or its status does not allow to " + verb.text()
                                            + " it.");
            return done ? 0 : 1;
        }
    }
}
