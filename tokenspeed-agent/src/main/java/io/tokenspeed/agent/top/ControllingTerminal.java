package io.tokenspeed.agent.top;

import java.io.Closeable;
import java.io.IOException;

/** The terminal that a person types at. */
interface ControllingTerminal extends Closeable {
    /**
     * Runs {@code stty} on the terminal and returns what it printed.
     *
     * @throws IOException if there is no terminal or no such program, or if it fails
     */
    String stty(String... arguments) throws IOException;

    /**
     * Waits a moment for what is typed.
     *
     * @return how many bytes were read; 0 or less where nothing was typed
     */
    int read(byte[] bytes) throws IOException;
}
