package io.tokenspeed.server.log;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.ResourceBundle;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class FailureLogTest {
    private final List<System.Logger.Level> levels = new ArrayList<>();

    @Test
    void log_failuresInASwarm_warnsOnce() {
        FailureLog failures = new FailureLog(new Levels());

        for (int i = 0; i < 3; i++) {
            failures.log("it failed", new IllegalStateException("why"));
        }

        assertThat(levels)
                .containsExactly(System.Logger.Level.WARNING, System.Logger.Level.DEBUG, System.Logger.Level.DEBUG);
    }

    private final class Levels implements System.Logger {
        @Override
        public String getName() {
            return "test";
        }

        @Override
        public boolean isLoggable(Level level) {
            return true;
        }

        @Override
        public void log(
                Level level, @Nullable ResourceBundle bundle, @Nullable String message, @Nullable Throwable thrown) {
            levels.add(level);
        }

        @Override
        public void log(
                Level level, @Nullable ResourceBundle bundle, @Nullable String format, @Nullable Object... values) {
            levels.add(level);
        }
    }
}
