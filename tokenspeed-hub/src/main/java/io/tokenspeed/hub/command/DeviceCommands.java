package io.tokenspeed.hub.command;

import io.tokenspeed.hub.admin.DeviceNames;
import io.tokenspeed.hub.admin.DeviceVerb;
import io.tokenspeed.model.device.Device;
import io.tokenspeed.model.wire.DeviceName;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Lists devices, names them, lets them in and shuts them out. */
@Command(name = "device", description = "List, name, approve, revoke, restore and erase devices.")
final class DeviceCommands {
    private static final String ID = "its name, or as much of its id as is needed";
    private static final String KNOWN = "its fingerprint or name, or as much of its id as is needed";

    private final Console console;

    DeviceCommands(Console console) {
        this.console = console;
    }

    @Command(description = "List devices, pending ones first.")
    int list() {
        try (Operator operator = console.operators().get()) {
            List<Device> devices = operator.storage().devices().list();
            DeviceNames names = new DeviceNames(devices);
            for (Device device : devices) {
                console.out()
                        .println(names.of(device.deviceId()) + "  "
                                + device.status().text() + "  "
                                + device.fingerprint() + "  enrolled " + device.enrolledOn()
                                + (device.lastSeenOn() == null ? "" : "  seen " + device.lastSeenOn()));
            }
            if (devices.isEmpty()) {
                console.out().println("No devices yet. To let one in: tokenspeed hub invite create");
            }
            return 0;
        }
    }

    @Command(description = "Give a device a name, which is shown instead of its id.")
    int name(
            @Parameters(index = "0", paramLabel = "ID", description = KNOWN) String id,
            @Parameters(index = "1", paramLabel = "NAME", description = DeviceName.ALLOWED) String name) {
        DeviceVerb.checkName(name);
        try (Operator operator = console.operators().get()) {
            DeviceNames names = names(operator);
            Device device = names.meant(id);
            operator.devices().name(device.deviceId(), name, console.act());
            console.out().println("Done: " + names.of(device.deviceId()) + " is now called " + name + ".");
            return 0;
        }
    }

    @Command(description = "Let a pending device in; compare its fingerprint first.")
    int approve(@Parameters(paramLabel = "ID", description = KNOWN) String id) {
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
    int erase(
            @Parameters(paramLabel = "ID", description = ID) String id,
            @Option(names = "--yes", description = "agree without being asked") boolean yes) {
        try (Operator operator = console.operators().get()) {
            DeviceNames names = names(operator);
            Device device = names.meant(id);
            String question =
                    "Erasing " + names.of(device.deviceId()) + " deletes everything it sent and cannot be undone.";
            if (!console.asking().agrees(question, yes)) {
                console.out().println("Nothing was changed.");
                return 1;
            }
            return change(operator, DeviceVerb.ERASE, names, device);
        }
    }

    private static DeviceNames names(Operator operator) {
        return new DeviceNames(operator.storage().devices().list());
    }

    private int change(DeviceVerb verb, String id) {
        try (Operator operator = console.operators().get()) {
            DeviceNames names = names(operator);
            return change(operator, verb, names, names.meant(id));
        }
    }

    private int change(Operator operator, DeviceVerb verb, DeviceNames names, Device device) {
        boolean done = verb.apply(operator.devices(), device.deviceId(), console.act());
        String name = names.of(device.deviceId());
        console.out()
                .println(
                        done
                                ? "Done: " + verb.text() + " " + name + "."
                                : name + " is " + device.status().text() + ", which does not allow to " + verb.text()
                                        + " it.");
        return done ? 0 : 1;
    }
}
