package io.tokenspeed.gateway;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** One of the programs in a process of its own, with a home folder of its own. */
final class ProgramProcess implements AutoCloseable {
    private static final int STOP_SECONDS = 30;

    private final Process process;
    private final URI address;

    private ProgramProcess(Process process, URI address) {
        this.process = process;
        this.address = address;
    }

    /** Starts a program, and returns when it says where it listens. */
    static ProgramProcess start(Class<?> main, Path home, Map<String, String> variables, String... arguments)
            throws IOException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                main.getName()));
        command.addAll(List.of(arguments));
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().keySet().removeIf(name -> name.startsWith("TS_"));
        builder.environment().put("HOME", home.toString());
        builder.environment().putAll(variables);
        Process process = builder.start();
        BufferedReader out =
                new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
        StringBuilder said = new StringBuilder();
        for (String line = out.readLine(); line != null; line = out.readLine()) {
            said.append(line).append('\n');
            int at = line.indexOf("http://");
            if (at >= 0) {
                return new ProgramProcess(process, URI.create(line.substring(at).split("[ )]", 2)[0]));
            }
        }
        throw new IOException("the program ended without saying where it listens: " + said);
    }

    URI at(String path) {
        return address.resolve(path);
    }

    /** Ends the program as the system does, and returns its exit code. */
    int end() throws InterruptedException {
        process.destroy();
        if (!process.waitFor(STOP_SECONDS, TimeUnit.SECONDS)) {
            throw new AssertionError("the program did not end");
        }
        return process.exitValue();
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }
}
