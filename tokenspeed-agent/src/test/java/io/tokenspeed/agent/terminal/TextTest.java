package io.tokenspeed.agent.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class TextTest {
    @Test
    void shorten_keepsBothEnds() {
        assertThat(Text.shorten("claude-opus-4-8-20260101", 13)).isEqualTo("clau…20260101");
        assertThat(Text.shorten("short", 5)).isEqualTo("short");
    }

    @Test
    void width_countsWideAndCombiningCharacters() {
        assertThat(Text.width("日本")).isEqualTo(4);
        assertThat(Text.width("e\u0301")).isEqualTo(1);
        assertThat(Text.width("😀")).isEqualTo(2);
        assertThat(Text.width("한글・ｗ「」")).isEqualTo(12);
        assertThat(Text.width("✅⭐")).isEqualTo(4);
        assertThat(Text.width("…≥—─~é")).isEqualTo(6);
    }

    @Test
    void clean_writesOutWhatCannotBeSeen() {
        assertThat(Text.clean("a\u001b[31mb\u202ec\u0085")).isEqualTo("a\\u001b[31mb\\u202ec\\u0085");
    }

    @Test
    void wrap_breaksAtSpaces() {
        assertThat(Text.wrap("one two  three", 7)).containsExactly("one two", "three");
    }

    @Test
    void wrap_breaksPathsAtSlashesAndLosesNothing() {
        String path = "/home/dev/a-rather-long-folder/and-another-one/日本語のプロジェクト/end";

        List<String> lines = Text.wrap(path, 20);

        assertThat(lines).first().isEqualTo("/home/dev/");
        assertThat(String.join("", lines)).isEqualTo(path);
    }

    @Test
    void wrapBehind_putsLaterLinesBelowTheFirstWord() {
        assertThat(Text.wrapBehind("  name  ", "one two three", 16))
                .containsExactly("  name  one two", "        three");
        assertThat(Text.wrapBehind("  name  ", "", 16)).containsExactly("  name");
    }

    @Property
    void shorten_neverExceedsItsColumns(@ForAll String text, @ForAll @IntRange(min = 0, max = 40) int columns) {
        assertThat(Text.width(Text.shorten(text, columns))).isLessThanOrEqualTo(columns);
    }

    @Property
    void wrap_neverExceedsItsColumns(@ForAll String text, @ForAll @IntRange(min = 1, max = 40) int columns) {
        assertThat(Text.wrap(text, columns))
                .allSatisfy(line -> assertThat(Text.width(line)).isLessThanOrEqualTo(columns));
    }
}
