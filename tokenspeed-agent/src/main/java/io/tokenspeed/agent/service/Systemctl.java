package io.tokenspeed.agent.service;

import io.tokenspeed.model.environment.Environment;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The program {@code systemctl}, called for the user's own services. */
final class Systemctl {
    private static final String NAME = "systemctl";

    private final Environment environment;
    private final Path program;

    /** @throws ServiceException if {@code systemctl} is not on the PATH */
    Systemctl(Environment environment) {
        this.environment = environment;
        this.program = find(environment);
    }

    /**
     * The result of a call.
     *
     * @param code its exit code
     * @param output what it printed, standard error included
     */
    record Answer(int code, String output) {}

    private static Path find(Environment environment) {
        for (String folder : environment.variable("PATH").orElse("").split(File.pathSeparator, -1)) {
            Path candidate = environment.workingDirectory().resolve(folder).resolve(NAME);
            if (!folder.isBlank() && Files.isExecutable(candidate)) {
                return candidate;
            }
        }
        throw new ServiceException("There is no systemctl here; deploy/service/README.md says how to keep the server"
                + " running on macOS, on Windows and without systemd.");
    }

    /** Calls systemctl and throws where it fails. */
    String run(String... arguments) {
        Answer answer = ask(arguments);
        if (answer.code() != 0) {
            throw new ServiceException("\"systemctl --user " + String.join(" ", arguments) + "\" failed with exit code "
                    + answer.code() + ": " + answer.output().replace('\n', ' ')
                    + "; is there a systemd session of yours?");
        }
        return answer.output();
    }

    /** Calls systemctl and ignores a failure. */
    void tryTo(String... arguments) {
        try {
            ask(arguments);
        } catch (ServiceException silent) {
            return;
        }
    }

    /** Calls systemctl and returns its result. */
    Answer ask(String... arguments) {
        List<String> command = new ArrayList<>(List.of(program.toString(), "--user"));
        command.addAll(List.of(arguments));
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().clear();
        builder.environment().putAll(environment.variables());
        try {
            Process process = builder.start();
            process.getOutputStream().close();
            String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            return new Answer(process.waitFor(), output.strip());
        } catch (IOException failure) {
            throw new ServiceException("systemctl could not be started: " + failure.getMessage(), failure);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new ServiceException("Interrupted while systemctl was running; run the command again.", stopped);
        }
    }
}
