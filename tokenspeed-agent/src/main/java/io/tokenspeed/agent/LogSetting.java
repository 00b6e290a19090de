package io.tokenspeed.agent;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.logging.LogManager;

/**
 * The logging configuration: one line per warning on standard error, or everything where {@code TS_DEBUG} is set.
 * {@link LogManager} creates it at the first logged line, so commands that log nothing do not pay for it.
 */
public final class LogSetting {
    private static final String CLASS = "java.util.logging.config.class";
    private static final String FILE = "java.util.logging.config.file";

    /** Called by {@link LogManager}, which finds this class by its name. */
    public LogSetting() throws IOException {
        boolean debug = System.getenv("TS_DEBUG") != null;
        String properties = """
            handlers = java.util.logging.ConsoleHandler
            .level = INFO
            io.tokenspeed.level = ALL
            io.opentelemetry.level = %s
            java.util.logging.ConsoleHandler.level = %s
            java.util.logging.SimpleFormatter.format = tokenspeed: %%5$s%%6$s%%n
            """.formatted(debug ? "ALL" : "OFF", debug ? "ALL" : "WARNING");
        LogManager.getLogManager()
                .readConfiguration(new ByteArrayInputStream(properties.getBytes(StandardCharsets.ISO_8859_1)));
    }

    /** Configures this process with this class, unless a system property already configures logging. */
    static void prepare() {
        if (System.getProperty(CLASS) == null && System.getProperty(FILE) == null) {
            System.setProperty(CLASS, LogSetting.class.getName());
        }
    }
}
