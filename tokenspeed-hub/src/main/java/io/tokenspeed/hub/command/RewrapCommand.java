package io.tokenspeed.hub.command;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

/** Encrypts all data keys under the newest key of the key file. */
@Command(name = "rewrap", description = "Encrypt all data keys under the newest key of the key file.")
final class RewrapCommand implements Callable<Integer> {
    private final Console console;

    RewrapCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() {
        try (Operator operator = console.operators().get()) {
            console.out().println("Wrapped again: " + operator.rewrap(console.act()) + " data keys.");
            return 0;
        }
    }
}
