package io.tokenspeed.hub.testing;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;

/**
 * Records everything that is logged in this process until it is closed, at the finest level, with parameters and stack
 * traces.
 */
public final class LogLines implements AutoCloseable {
    private static final Logger ROOT = Logger.getLogger("");
    private static final Logger ACCESS = Logger.getLogger("io.tokenspeed.hub.access");

    private final List<String> ours = new CopyOnWriteArrayList<>();
    private final List<String> lines = new CopyOnWriteArrayList<>();
    private final Level rootBefore = ROOT.getLevel();
    private final Level accessBefore = ACCESS.getLevel();
    private final Level[] handlersBefore =
            Arrays.stream(ROOT.getHandlers()).map(Handler::getLevel).toArray(Level[]::new);
    private final Handler handler = new Collector();

    private LogLines() {}

    public static LogLines ofEverything() {
        LogLines lines = new LogLines();
        for (Handler other : ROOT.getHandlers()) {
            other.setLevel(Level.SEVERE);
        }
        ROOT.addHandler(lines.handler);
        ROOT.setLevel(Level.ALL);
        ACCESS.setLevel(Level.ALL);
        return lines;
    }

    /** The lines that the hub logged. */
    public List<String> ours() {
        return ours;
    }

    /** The lines about answered requests of the protocol, one line each. */
    public List<String> ofRequests() {
        return ours.stream().filter(line -> line.startsWith("request=r_")).toList();
    }

    /** All lines, also of libraries, as one text. */
    public String all() {
        return String.join("\n", lines);
    }

    @Override
    public void close() {
        ROOT.removeHandler(handler);
        ROOT.setLevel(rootBefore);
        ACCESS.setLevel(accessBefore);
        Handler[] others = ROOT.getHandlers();
        for (int i = 0; i < others.length; i++) {
            others[i].setLevel(handlersBefore[i]);
        }
    }

    private final class Collector extends Handler {
        Collector() {
            setLevel(Level.ALL);
        }

        @Override
        public void publish(LogRecord line) {
            StringWriter text = new StringWriter();
            text.append(String.valueOf(line.getMessage()));
            if (line.getParameters() != null) {
                text.append(' ').append(Arrays.deepToString(line.getParameters()));
            }
            if (line.getThrown() != null) {
                line.getThrown().printStackTrace(new PrintWriter(text, true));
            }
            lines.add(text.toString());
            if (String.valueOf(line.getLoggerName()).startsWith("io.tokenspeed")) {
                ours.add(text.toString());
            }
        }

        @Override
        public void flush() {}

        @Override
        public void close() {}
    }
}
