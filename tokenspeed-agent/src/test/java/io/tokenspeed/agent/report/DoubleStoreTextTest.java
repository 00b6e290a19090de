package io.tokenspeed.agent.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.tokenspeed.model.storage.DoubleStore;
import java.util.List;
import org.junit.jupiter.api.Test;

class DoubleStoreTextTest {
    private static final int WIDE = 200;

    @Test
    void lines_ofTwoTools_nameThemAsPeopleDo() {
        assertThat(DoubleStoreText.lines(List.of(new DoubleStore("opencode", "claude", 1_200)), WIDE))
                .containsExactly("1,200 OpenCode requests may also be in the logs of Claude Code and then count twice:"
                        + " tokens and time are equal, but the logs share no id to confirm it.");
        assertThat(DoubleStoreText.lines(List.of(new DoubleStore("openclaw", "codex", 1)), WIDE))
                .containsExactly("1 OpenClaw request may also be in the logs of Codex and then counts twice:"
                        + " tokens and time are equal, but the logs share no id to confirm it.");
    }

    @Test
    void lines_ofATool_thatIsNoAgent_haveTheNameThatItGaveItself() {
        assertThat(DoubleStoreText.lines(List.of(new DoubleStore("shop", "qwen", 1)), WIDE))
                .singleElement()
                .asString()
                .startsWith("1 shop request may also be in the logs of Qwen Code ");
    }

    @Test
    void lines_areWrapped() {
        assertThat(DoubleStoreText.lines(List.of(new DoubleStore("opencode", "claude", 12)), 60))
                .hasSizeGreaterThan(1)
                .allMatch(line -> line.length() <= 60);
    }

    @Test
    void lines_ofNone_areNone() {
        assertThat(DoubleStoreText.lines(List.of(), WIDE)).isEmpty();
    }
}
