package io.tokenspeed.benchmarks.server;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/** {@code tokenspeed serve} as its users start it, with a home folder of its own. Closing it ends the process. */
final class Program implements AutoCloseable {
    private final Process process;
    private final URI url;
    private final long startedAt;

    private Program(Process process, URI url, long startedAt) {
        this.process = process;
        this.url = url;
        this.startedAt = startedAt;
    }

    /** Starts the program and returns as soon as it says where it listens. */
    static Program start(Path program, Path database, Path home) throws IOException {
        ProcessBuilder builder = new ProcessBuilder(program.toString(), "serve", "--no-open", "--port", "0");
        builder.environment().keySet().removeIf(name -> !name.equals("PATH") && !name.equals("JAVA_HOME"));
        builder.environment().put("HOME", home.toString());
        builder.environment().put("TS_DB_PATH", database.toString());
        builder.redirectError(ProcessBuilder.Redirect.INHERIT);
        long startedAt = System.nanoTime();
        Process process = builder.start();
        BufferedReader output =
                new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
        for (String line = output.readLine(); line != null; line = output.readLine()) {
            int at = line.indexOf("http://");
            if (at >= 0) {
                return new Program(process, URI.create(line.substring(at).split(" ", -1)[0]), startedAt);
            }
        }
        throw new IOException(program + " ended without saying where it listens");
    }

    URI at(String path) {
        return url.resolve(path);
    }

    /** Nanoseconds since the start of the program. */
    long age() {
        return System.nanoTime() - startedAt;
    }

    /** The processor time used so far, in milliseconds; 0 where the system does not tell. */
    long processorMillis() {
        return process.info().totalCpuDuration().map(Duration::toMillis).orElse(0L);
    }

    /** The most memory used so far, in MB; empty where the system does not tell. */
    Optional<Double> peakMegabytes() {
        return status("VmHWM:");
    }

    /** The memory used now, in MB; empty where the system does not tell. */
    Optional<Double> megabytes() {
        return status("VmRSS:");
    }

    private Optional<Double> status(String name) {
        try (var lines = Files.lines(Path.of("/proc/" + process.pid() + "/status"))) {
            return lines.filter(line -> line.startsWith(name))
                    .map(line -> Double.parseDouble(line.replaceAll("\\D", "")) * 1024 / 1e6)
                    .findFirst();
        } catch (IOException unknown) {
            return Optional.empty();
        }
    }

    @Override
    public void close() throws InterruptedException {
        process.destroy();
        process.waitFor();
    }
}
