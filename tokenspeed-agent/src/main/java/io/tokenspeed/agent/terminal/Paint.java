package io.tokenspeed.agent.terminal;

/** Puts colours around whole lines, or leaves them plain. */
public enum Paint {
    ON,
    OFF;

    private static final String RESET = "\u001b[0m";

    /** On where the terminal may have colours. */
    public static Paint of(Terminal terminal) {
        return terminal.colour() ? ON : OFF;
    }

    /** For headings and totals. */
    public String strong(String line) {
        return wrap("\u001b[1m", line);
    }

    /** For what matters less. */
    public String faint(String line) {
        return wrap("\u001b[2m", line);
    }

    /** For what needs the user's attention. */
    public String warning(String line) {
        return wrap("\u001b[33m", line);
    }

    private String wrap(String start, String line) {
        return this == ON && !line.isEmpty() ? start + line + RESET : line;
    }
}
