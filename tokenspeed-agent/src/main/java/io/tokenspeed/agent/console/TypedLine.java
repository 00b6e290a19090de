package io.tokenspeed.agent.console;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;

/** A line from standard input. */
public final class TypedLine {
    private TypedLine() {}

    /** The next line without spaces around it; empty at the end of the input. */
    public static String read() throws IOException {
        String line = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8)).readLine();
        return line == null ? "" : line.strip();
    }
}
