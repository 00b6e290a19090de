package io.tokenspeed.agent.terminal;

import static org.assertj.core.api.Assertions.assertThat;

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
    }

    @Test
    void clean_writesOutWhatCannotBeSeen() {
        assertThat(Text.clean("a\u001b[31mb\u202ec\u0085")).isEqualTo("a\\u001b[31mb\\u202ec\\u0085");
    }

    @Test
    void wrap_breaksAtSpaces() {
        assertThat(Text.wrap("one two  three", 7)).containsExactly("one two", "three");
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
