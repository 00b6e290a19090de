package io.tokenspeed.agent.top;

import java.io.IOException;
import java.io.PrintStream;
import java.util.List;

/**
 * The other screen of a terminal, on which keys arrive as they are pressed. Closing it, from any thread and as often as
 * one likes, leaves the terminal as it was; what is drawn later is dropped.
 */
final class TopScreen implements AutoCloseable {
    private static final String BEGIN = "\u001b[?1049h\u001b[?25l\u001b[?7l";
    private static final String END = "\u001b[?7h\u001b[?25h\u001b[?1049l";
    private static final String HOME = "\u001b[H";
    private static final String CLEAR_LINE = "\u001b[K";
    private static final String CLEAR_BELOW = "\u001b[J";

    private final PrintStream out;
    private final ControllingTerminal terminal;
    private final String settings;
    private boolean closed;

    private TopScreen(PrintStream out, ControllingTerminal terminal, String settings) {
        this.out = out;
        this.terminal = terminal;
        this.settings = settings;
    }

    /**
     * Opens the screen. A wait for keys ends after a fifth of a second; Ctrl-C ends the program as ever, and it cannot be
     * suspended, because nobody would put the terminal right meanwhile.
     *
     * @throws IOException if the terminal cannot be set up; it is as it was, then
     */
    static TopScreen open(PrintStream out, ControllingTerminal terminal) throws IOException {
        TopScreen screen = new TopScreen(out, terminal, terminal.stty("-g"));
        try {
            String unused = terminal.stty("-icanon", "-echo", "min", "0", "time", "2", "susp", "undef");
        } catch (IOException failure) {
            screen.restoreSettings();
            throw failure;
        }
        out.print(BEGIN);
        out.flush();
        return screen;
    }

    /** Replaces what is shown. */
    synchronized void draw(List<String> lines) {
        if (!closed) {
            out.print(HOME + String.join(CLEAR_LINE + "\n", lines) + CLEAR_LINE + CLEAR_BELOW);
            out.flush();
        }
    }

    synchronized boolean isClosed() {
        return closed;
    }

    @Override
    public synchronized void close() {
        if (!closed) {
            closed = true;
            out.print(END);
            out.flush();
            restoreSettings();
        }
    }

    private void restoreSettings() {
        try {
            String unused = terminal.stty(settings);
        } catch (IOException gone) {
            // A terminal that is gone needs no settings.
            return;
        }
    }
}
