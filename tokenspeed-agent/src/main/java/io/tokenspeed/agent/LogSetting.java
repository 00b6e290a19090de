package io.tokenspeed.agent;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.logging.LogManager;

/**
 * How the program logs: one line per warning on standard error, and everything with {@code TS_DEBUG}. The platform makes
 * one when the first line is logged, so that commands that log nothing do not pay for it.
 */
public final class LogSetting {
    private static final String CLASS = "java.util.logging.config.class";
    private static final String FILE = "java.util.logging.config.file";

    /** Called by the platform. */
    public LogSetting() throws IOException {
        boolean debug = System.getenv("TS_DEBUG") != null;
        String properties = """
            handlers = java.util.logging.ConsoleHandler
            .level = INFO
            io.tokenspeed.level = ALL
            java.util.logging.ConsoleHandler.level = %s
            java.util.logging.SimpleFormatter.format = tokenspeed: %%5$s%%6$s%%n
            """.formatted(debug ? "ALL" : "WARNING");
        LogManager.getLogManager()
                .readConfiguration(new ByteArrayInputStream(properties.getBytes(StandardCharsets.ISO_8859_1)));
    }

    /** Applies to this process unless whoever started it chose something else. */
    static void prepare() {
        if (System.getProperty(CLASS) == null && System.getProperty(FILE) == null) {
            System.setProperty(CLASS, LogSetting.class.getName());
        }
    }
}
