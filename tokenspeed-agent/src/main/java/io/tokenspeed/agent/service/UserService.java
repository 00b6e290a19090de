package io.tokenspeed.agent.service;

import io.tokenspeed.agent.integrate.Program;
import io.tokenspeed.agent.integrate.SafeWrite;
import io.tokenspeed.model.environment.Environment;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** The user's systemd service that keeps {@code tokenspeed serve} running. A unit that is not ours is never touched. */
public final class UserService {
    private static final String NAME = "tokenspeed.service";

    private final Environment environment;
    private final Path unit;

    public UserService(Environment environment) {
        this.environment = environment;
        this.unit = environment
                .path("XDG_CONFIG_HOME")
                .orElse(environment.home().resolve(".config"))
                .resolve("systemd")
                .resolve("user")
                .resolve(NAME);
    }

    /**
     * How the service is.
     *
     * @param healthy whether it is running
     * @param lines what to tell people
     */
    public record Status(boolean healthy, List<String> lines) {}

    /** Writes the unit where it is missing or ours is another, has it started now and at every login. */
    public List<String> install(Program program) throws IOException {
        Systemctl systemctl = new Systemctl(environment);
        refuseForeign();
        String text = SystemdUnit.text(program, environment);
        boolean there = Files.exists(unit);
        boolean changed = !there || !read().equals(text);
        if (changed) {
            SafeWrite.write(unit, text);
        }
        systemctl.run("daemon-reload");
        systemctl.run("enable", "--now", NAME);
        if (there && changed) {
            systemctl.run("restart", NAME);
        }
        return List.of(
                (changed ? there ? "updated   " : "added     " : "unchanged ") + unit,
                "The server runs now and at every login; \"tokenspeed service status\" shows it.");
    }

    /** Stops the service and removes the unit where it is ours. */
    public List<String> uninstall() throws IOException {
        if (!Files.exists(unit)) {
            return List.of("There is no service to remove.");
        }
        Systemctl systemctl = new Systemctl(environment);
        refuseForeign();
        systemctl.run("disable", "--now", NAME);
        Files.delete(unit);
        systemctl.run("daemon-reload");
        return List.of("removed   " + unit);
    }

    /** Asks systemd about the service. */
    public Status status() throws IOException {
        if (!Files.exists(unit)) {
            return new Status(false, List.of("Not installed; \"tokenspeed service install\" does that."));
        }
        Systemctl systemctl = new Systemctl(environment);
        String active = systemctl.ask("is-active", NAME).output();
        String enabled = systemctl.ask("is-enabled", NAME).output();
        String owner = isOurs() ? "" : "  (not made by us)";
        return new Status(
                active.equals("active"),
                List.of("unit      " + unit + owner, "running   " + active, "at login  " + enabled));
    }

    private void refuseForeign() throws IOException {
        if (Files.exists(unit) && !isOurs()) {
            throw new ServiceException(unit + " was not made by us; move it away to go on.");
        }
    }

    private boolean isOurs() throws IOException {
        return read().startsWith(SystemdUnit.MARK);
    }

    private String read() throws IOException {
        return new String(Files.readAllBytes(unit), StandardCharsets.UTF_8);
    }
}
