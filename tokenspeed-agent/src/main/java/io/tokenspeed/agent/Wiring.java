package io.tokenspeed.agent;

import io.tokenspeed.agent.local.LocalWorkspace;
import io.tokenspeed.agent.local.Today;
import io.tokenspeed.agent.statusline.TodaySource;
import io.tokenspeed.agent.workspace.Workspace;
import io.tokenspeed.model.environment.Environment;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;

/** The parts of the program as it is installed on a machine. */
record Wiring(Environment environment, Clock clock) implements TokenSpeed.Parts {
    @Override
    public TodaySource today() {
        return new Today(environment, clock);
    }

    @Override
    public Workspace workspace() {
        return new LocalWorkspace(environment, clock);
    }

    @Override
    public String version() {
        try (InputStream text = Wiring.class.getResourceAsStream("version.txt")) {
            return text == null ? "unknown" : new String(text.readAllBytes(), StandardCharsets.UTF_8).strip();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
