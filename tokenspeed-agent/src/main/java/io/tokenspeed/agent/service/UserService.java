package io.tokenspeed.agent.service;

import io.tokenspeed.agent.integrate.InstalledProgram;
import io.tokenspeed.model.environment.Environment;
import io.tokenspeed.model.file.ReplacedFile;
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
     * The state of the service.
     *
     * @param healthy whether it is running
     * @param lines the state in words
     */
    public record Status(boolean healthy, List<String> lines) {}

    /** Writes our unit where it is missing or differs, and has systemd start it now and at every login. */
    public List<String> install(InstalledProgram program) throws IOException {
        Systemctl systemctl = new Systemctl(environment);
        refuseForeign();
        String text = SystemdUnit.text(program, environment);
        boolean there = Files.exists(unit);
        String before = there ? read() : "";
        boolean changed = !before.equals(text);
        if (changed) {
            ReplacedFile.rewrite(unit, text);
        }
        try {
            start(systemctl, there && changed);
        } catch (ServiceException failure) {
            putBack(systemctl, before);
            throw failure;
        }
        return List.of(
                (changed ? there ? "updated   " : "added     " : "unchanged ") + unit,
                "The server runs now and at every login; \"tokenspeed service status\" shows it.");
    }

    private static void start(Systemctl systemctl, boolean again) {
        systemctl.run("daemon-reload");
        systemctl.run("enable", "--now", NAME);
        if (again) {
            systemctl.run("restart", NAME);
        }
    }

    /** Restores the unit after a failed installation. */
    private void putBack(Systemctl systemctl, String before) throws IOException {
        if (before.isEmpty()) {
            systemctl.tryTo("disable", "--now", NAME);
            forget();
        } else {
            ReplacedFile.rewrite(unit, before);
        }
        systemctl.tryTo("daemon-reload");
    }

    /** Removes the unit and what starts it at login. */
    private void forget() throws IOException {
        Path atLogin = unit.resolveSibling("default.target.wants").resolve(NAME);
        if (Files.isSymbolicLink(atLogin)) {
            Files.delete(atLogin);
        }
        Files.deleteIfExists(unit);
    }

    /** Stops the service and removes the unit where it is ours, even where systemd does not answer. */
    public List<String> uninstall() throws IOException {
        if (!Files.exists(unit)) {
            return List.of("There is no service to remove.");
        }
        refuseForeign();
        String removed = "removed   " + unit;
        try {
            Systemctl systemctl = new Systemctl(environment);
            systemctl.run("disable", "--now", NAME);
            forget();
            systemctl.run("daemon-reload");
            return List.of(removed);
        } catch (ServiceException silent) {
            forget();
            return List.of(
                    removed, "systemd was not told, so a server that it started may still run. " + silent.getMessage());
        }
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
