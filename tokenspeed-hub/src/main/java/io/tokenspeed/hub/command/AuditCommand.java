package io.tokenspeed.hub.command;

import io.tokenspeed.hub.admin.DeviceNames;
import io.tokenspeed.model.device.AuditEntry;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Shows the audit log. */
@Command(name = "audit", description = "Show what was changed, newest first.")
final class AuditCommand implements Callable<Integer> {
    private final Console console;

    @Option(names = "--limit", defaultValue = "50", paramLabel = "N", description = "how many entries (default 50)")
    private int limit = 50;

    AuditCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() {
        try (Operator operator = console.operators().get()) {
            List<AuditEntry> entries = operator.storage().audit().latest(Long.MAX_VALUE, limit);
            DeviceNames names = new DeviceNames(operator.storage().devices().list());
            for (AuditEntry entry : entries) {
                console.out()
                        .println(Console.time(entry.act().at()) + "  "
                                + names.of(entry.act().actor()) + "  " + entry.action() + "  "
                                + names.of(entry.target())
                                + (entry.detail().isEmpty() ? "" : "  " + entry.detail()));
            }
            if (entries.isEmpty()) {
                console.out().println("Nothing was changed yet.");
            }
            return 0;
        }
    }
}
