package io.tokenspeed.agent.server;

import io.tokenspeed.model.environment.Environment;
import java.io.IOException;
import java.util.List;
import java.util.Locale;

/** Opens a page in the user's browser where there is a desktop. */
public final class Browser {
    private Browser() {}

    /** Tries to open a page; false where there is no desktop or no browser. */
    public static boolean open(String url, Environment environment) {
        List<String> command = command(System.getProperty("os.name", "").toLowerCase(Locale.ROOT), url, environment);
        if (command.isEmpty()) {
            return false;
        }
        try {
            new ProcessBuilder(command)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
            return true;
        } catch (IOException absent) {
            return false;
        }
    }

    static List<String> command(String system, String url, Environment environment) {
        if (system.startsWith("mac")) {
            return List.of("open", url);
        }
        if (system.startsWith("windows")) {
            return List.of("rundll32", "url.dll,FileProtocolHandler", url);
        }
        boolean desktop = environment.variable("DISPLAY").isPresent()
                || environment.variable("WAYLAND_DISPLAY").isPresent();
        return desktop ? List.of("xdg-open", url) : List.of();
    }
}
