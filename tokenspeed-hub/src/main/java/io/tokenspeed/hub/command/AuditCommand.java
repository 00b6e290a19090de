package io.tokenspeed.hub.command;

import io.tokenspeed.model.hub.AuditEntry;
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
            for (AuditEntry entry : operator.storage().audit().latest(Long.MAX_VALUE, limit)) {
                console.out()
                        .println(Console.time(entry.act().at()) + "  "
                                + entry.act().actor() + "  " + entry.action() + "  " + entry.target()
                                + (entry.detail().isEmpty() ? "" : "  " + entry.detail()));
            }
            return 0;
        }
    }
}
