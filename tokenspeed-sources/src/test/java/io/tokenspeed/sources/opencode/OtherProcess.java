package io.tokenspeed.sources.opencode;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;

/**
 * Another process that keeps a database open, with changes in its write-ahead log, until it is closed. Connections of
 * one process share the index of the log, so only another process shows the effect of a reader on the index.
 */
public final class OtherProcess implements AutoCloseable {
    private static final int READY = 'r';

    private final Process process;

    private OtherProcess(Process process) {
        this.process = process;
    }

    /** Starts the process and waits until the database has two messages. */
    public static OtherProcess writing(Path database) throws IOException {
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        System.getProperty("java.class.path"),
                        OtherProcess.class.getName(),
                        database.toString())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        OtherProcess other = new OtherProcess(process);
        if (process.getInputStream().read() != READY) {
            other.close();
            throw new IOException("the other process did not start");
        }
        return other;
    }

    public static void main(String[] arguments) throws Exception {
        try (TestDatabase database = TestDatabase.create(Path.of(arguments[0]), TestDatabase.V1)) {
            database.keepLog().message("msg_1", Fixtures.T, Fixtures.ANSWER);
            database.message("msg_2", Fixtures.T, Fixtures.ANSWER);
            System.out.write(READY);
            System.out.flush();
            System.in.read();
        }
    }

    /** Whether the process still has the database open. */
    public boolean running() {
        return process.isAlive();
    }

    @Override
    public void close() throws IOException {
        process.getOutputStream().write("q".getBytes(StandardCharsets.UTF_8));
        process.getOutputStream().close();
        try {
            if (!process.waitFor(1, TimeUnit.MINUTES)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
