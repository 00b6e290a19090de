package io.tokenspeed.hub.command;

import io.tokenspeed.server.problem.BadQueryException;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * Asks the user before something that cannot be undone.
 *
 * @param in where the answer is read
 * @param out where the question is printed
 * @param isTerminal whether a user is there to be asked
 */
public record Asking(InputStream in, PrintStream out, boolean isTerminal) {
    private static final String TOLD = "tokenspeed.stdin.terminal";

    /**
     * Asks on standard input. A property from the launcher says whether that is a terminal; without it, {@code /proc}
     * does.
     */
    public static Asking system() {
        String told = System.getProperty(TOLD);
        return new Asking(
                System.in,
                new VisibleOutput(System.out),
                told == null ? leadsToATerminal() : Boolean.parseBoolean(told));
    }

    private static boolean leadsToATerminal() {
        try {
            String target = Files.readSymbolicLink(Path.of("/proc/self/fd/0")).toString();
            return target.startsWith("/dev/pts/") || target.startsWith("/dev/tty") || target.equals("/dev/console");
        } catch (IOException | UnsupportedOperationException untold) {
            return false;
        }
    }

    /**
     * Whether the user agrees.
     *
     * @param agreed whether the command line already says so
     * @throws BadQueryException if the command line does not say so and no user can be asked
     */
    boolean agrees(String question, boolean agreed) {
        if (agreed) {
            return true;
        }
        if (!isTerminal) {
            throw new BadQueryException(
                    question + " Nobody can be asked here; add --yes to agree.", "--yes", List.of());
        }
        out.print(question + " Type yes to agree: ");
        out.flush();
        try {
            String line = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8)).readLine();
            return line != null && line.strip().equalsIgnoreCase("yes");
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
