package io.tokenspeed.hub.process;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Runs the local program in processes of its own, all with one home folder. */
final class LocalProgramProcess {
    private final Path home;
    private final Path trustStore;
    private final String trustPassword;

    /**
     * A device.
     *
     * @param home its home folder
     * @param trustStore the file with the certificates that it trusts
     */
    LocalProgramProcess(Path home, Path trustStore, String trustPassword) {
        this.home = home;
        this.trustStore = trustStore;
        this.trustPassword = trustPassword;
    }

    Path home() {
        return home;
    }

    /** Starts a command. */
    Process start(Map<String, String> variables, String... arguments) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx256m",
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "--enable-native-access=ALL-UNNAMED",
                "-Djavax.net.ssl.trustStore=" + trustStore,
                "-Djavax.net.ssl.trustStorePassword=" + trustPassword,
                "-cp",
                System.getProperty("java.class.path"),
                "io.tokenspeed.agent.TokenSpeed"));
        command.addAll(List.of(arguments));
        ProcessBuilder builder =
                new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(out().toFile());
        Map<String, String> environment = new HashMap<>(variables);
        environment.put("HOME", home.toString());
        environment.put("PATH", System.getenv("PATH"));
        environment.put("TZ", "UTC");
        builder.environment().clear();
        builder.environment().putAll(environment);
        return builder.start();
    }

    private Path out() {
        return home.resolve("out.txt");
    }

    /** Runs a command to its end and returns what it printed; throws if the command fails. */
    String run(Map<String, String> variables, String... arguments) throws IOException, InterruptedException {
        int code = start(variables, arguments).waitFor();
        String printed = Files.readString(out(), StandardCharsets.UTF_8);
        if (code != 0) {
            throw new IllegalStateException(String.join(" ", arguments) + " ended with " + code + ": " + printed);
        }
        return printed;
    }
}
