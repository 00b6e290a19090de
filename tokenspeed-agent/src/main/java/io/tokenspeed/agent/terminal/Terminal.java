package io.tokenspeed.agent.terminal;

import io.tokenspeed.model.environment.Environment;
import java.io.FileDescriptor;
import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * The program's standard streams and what they can show.
 *
 * @param in the input from a calling program, not buffered, so that a waiting reader holds no lock; empty where a
 *     person types
 * @param out results; buffered, so it must be flushed at the end
 * @param err errors and progress
 * @param outIsTerminal whether a person reads {@code out}
 * @param errIsTerminal whether a person reads {@code err}
 * @param colour whether {@code out} may have colours
 * @param width columns that lines of {@code out} may fill, from {@link #MIN_WIDTH} on
 */
public record Terminal(
        InputStream in,
        PrintStream out,
        PrintStream err,
        boolean outIsTerminal,
        boolean errIsTerminal,
        boolean colour,
        int width) {
    /** The least width that everything is fitted to. */
    public static final int MIN_WIDTH = 40;

    private static final int USUAL_WIDTH = 80;
    private static final int MAX_WIDTH = 400;

    /**
     * The terminal of this process. The system properties {@code tokenspeed.stdout.terminal} and {@code
     * tokenspeed.stderr.terminal} say whether they are terminals where the launcher knows. Where neither the properties
     * nor the system say so, a stream counts as a pipe: without colours and progress.
     */
    public static Terminal system(Environment environment) {
        PrintStream out = new PrintStream(
                new PipeOutput(new FileOutputStream(FileDescriptor.out), isReader(target(1))),
                false,
                StandardCharsets.UTF_8);
        PrintStream err = new PrintStream(new FileOutputStream(FileDescriptor.err), true, StandardCharsets.UTF_8);
        Terminal terminal = of(
                out,
                err,
                isTerminal("tokenspeed.stdout.terminal", 1),
                isTerminal("tokenspeed.stderr.terminal", 2),
                environment);
        return isTerminal(target(0)) ? terminal : terminal.reading(new FileInputStream(FileDescriptor.in));
    }

    /** A terminal over given streams that obeys {@code NO_COLOR}, {@code TERM} and {@code COLUMNS}. */
    public static Terminal of(
            PrintStream out, PrintStream err, boolean outIsTerminal, boolean errIsTerminal, Environment environment) {
        boolean dumb = environment.variable("TERM").orElse("").equals("dumb");
        boolean colour =
                outIsTerminal && !dumb && environment.variable("NO_COLOR").isEmpty();
        return new Terminal(
                InputStream.nullInputStream(), out, err, outIsTerminal, errIsTerminal, colour, width(environment));
    }

    /** This terminal with another input. */
    public Terminal reading(InputStream input) {
        return new Terminal(input, out, err, outIsTerminal, errIsTerminal, colour, width);
    }

    /** This terminal without colours. */
    public Terminal withoutColour() {
        return new Terminal(in, out, err, outIsTerminal, errIsTerminal, false, width);
    }

    private static int width(Environment environment) {
        try {
            int columns =
                    Integer.parseInt(environment.variable("COLUMNS").orElse("0").strip());
            return columns <= 0 ? USUAL_WIDTH : Math.max(MIN_WIDTH, Math.min(MAX_WIDTH, columns));
        } catch (NumberFormatException e) {
            return USUAL_WIDTH;
        }
    }

    private static boolean isTerminal(String property, int descriptor) {
        String told = System.getProperty(property);
        if (told != null) {
            return Boolean.parseBoolean(told);
        }
        return isTerminal(target(descriptor));
    }

    /** Whether a stream's target is a pipe or socket, which another program reads. */
    private static boolean isReader(String target) {
        return target.startsWith("pipe:") || target.startsWith("socket:");
    }

    private static boolean isTerminal(String target) {
        return target.startsWith("/dev/pts/") || target.startsWith("/dev/tty") || target.equals("/dev/console");
    }

    /** The target of a file descriptor of this process; empty where the system does not tell. */
    private static String target(int descriptor) {
        try {
            return Files.readSymbolicLink(Path.of("/proc/self/fd/" + descriptor))
                    .toString();
        } catch (IOException | UnsupportedOperationException untold) {
            return "";
        }
    }
}
