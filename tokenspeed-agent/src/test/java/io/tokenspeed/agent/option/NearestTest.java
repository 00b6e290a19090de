package io.tokenspeed.agent.option;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class NearestTest {
    private static final List<String> NAMES = List.of("daily", "weekly", "models", "projects", "providers");

    @Test
    void to_findsSlips() {
        assertThat(Nearest.to("dialy", NAMES)).contains("daily");
        assertThat(Nearest.to("model", NAMES)).contains("models");
        assertThat(Nearest.to("pro", NAMES)).contains("projects");
    }

    @Test
    void to_doesNotGuessWildly() {
        assertThat(Nearest.to("serve", NAMES)).isEmpty();
        assertThat(Nearest.to("", NAMES)).isEmpty();
    }
}
