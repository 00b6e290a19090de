package io.tokenspeed.agent.console;

import io.tokenspeed.agent.terminal.Numbers;
import io.tokenspeed.agent.terminal.Terminal;
import io.tokenspeed.agent.terminal.Text;
import io.tokenspeed.sources.engine.ImportProgress;
import java.io.PrintStream;

/**
 * Draws the progress of an import on one line of a terminal and wipes it at the end. Prints nothing where standard
 * error is no terminal.
 */
final class ProgressLine implements ImportProgress, AutoCloseable {
    private static final int BAR = 24;

    private final PrintStream err;
    private final boolean visible;
    private long shownPercent = -1;
    private int drawn;

    ProgressLine(Terminal terminal) {
        this.err = terminal.err();
        this.visible = terminal.errIsTerminal();
    }

    @Override
    public void stored(long bytesDone, long bytesTotal, long requests) {
        long percent = bytesTotal == 0 ? 100 : Math.min(100, bytesDone * 100 / bytesTotal);
        if (!visible || percent == shownPercent) {
            return;
        }
        shownPercent = percent;
        int filled = (int) (percent * BAR / 100);
        draw("Reading " + "█".repeat(filled) + "░".repeat(BAR - filled) + " " + percent + " %, "
                + Numbers.full(requests) + " new requests");
    }

    private void draw(String line) {
        int width = Text.width(line);
        err.print("\r" + line + " ".repeat(Math.max(0, drawn - width)));
        err.flush();
        drawn = width;
    }

    /** Wipes the line. */
    @Override
    public void close() {
        if (drawn > 0) {
            err.print("\r" + " ".repeat(drawn) + "\r");
            err.flush();
            drawn = 0;
        }
    }
}
