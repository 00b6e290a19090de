package io.tokenspeed.agent.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import io.tokenspeed.model.environment.Environment;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class GlyphsTest {
    @Test
    void bar_growsByEighths() {
        assertThat(Glyphs.BLOCKS.bar(1, 4)).isEqualTo("████");
        assertThat(Glyphs.BLOCKS.bar(0.5, 4)).isEqualTo("██");
        assertThat(Glyphs.BLOCKS.bar(0.4, 4)).isEqualTo("█▋");
        assertThat(Glyphs.ASCII.bar(0.4, 4)).isEqualTo("##");
    }

    @Test
    void bar_ofLittle_isSeen_butNotOfNothing() {
        assertThat(Glyphs.BLOCKS.bar(0.000_001, 4)).isEqualTo("▏");
        assertThat(Glyphs.BLOCKS.bar(0, 4)).isEmpty();
        assertThat(Glyphs.BLOCKS.bar(Double.NaN, 4)).isEmpty();
        assertThat(Glyphs.NONE.bar(1, 4)).isEmpty();
    }

    @Property(tries = 300)
    void bar_isNeverWiderThanItsRoom(
            @ForAll @DoubleRange(min = -1, max = 2) double share, @ForAll @IntRange(max = 40) int width) {
        assertThat(Text.width(Glyphs.BLOCKS.bar(share, width))).isLessThanOrEqualTo(Math.max(1, width));
    }

    @Test
    void line_unknown_isAGapAndZeroIsNone() {
        assertThat(Glyphs.BLOCKS.line(Arrays.asList(null, 0.0, 5.0, null, 10.0)))
                .isEqualTo(" ▁▄ █");
        assertThat(Glyphs.ASCII.line(Arrays.asList(null, 0.0, 5.0, null, 10.0))).isEqualTo(" .= #");
        assertThat(Glyphs.BLOCKS.line(Arrays.asList(0.0, null))).isEqualTo("▁ ");
    }

    @Test
    void person_onAUsualTerminal_seesBlocks() {
        assertThat(of(true, Map.of("TERM", "xterm-256color", "LANG", "nl_NL.UTF-8")))
                .isEqualTo(Glyphs.BLOCKS);
        assertThat(of(true, Map.of())).isEqualTo(Glyphs.BLOCKS);
        assertThat(of(true, Map.of("OS", "Windows_NT", "WT_SESSION", "1"))).isEqualTo(Glyphs.BLOCKS);
    }

    @Test
    void terminal_withoutBlocks_getsAscii() {
        assertThat(of(true, Map.of("TERM", "dumb"))).isEqualTo(Glyphs.ASCII);
        assertThat(of(true, Map.of("TERM", "linux"))).isEqualTo(Glyphs.ASCII);
        assertThat(of(true, Map.of("TERM", "xterm", "LC_ALL", "C.UTF-8", "LANG", "de_DE.ISO-8859-1")))
                .isEqualTo(Glyphs.ASCII);
        assertThat(of(true, Map.of("OS", "Windows_NT"))).isEqualTo(Glyphs.ASCII);
    }

    @Test
    void pipe_getsNoCharts() {
        assertThat(of(false, Map.of("TERM", "xterm"))).isEqualTo(Glyphs.NONE);
    }

    private static Glyphs of(boolean person, Map<String, String> variables) {
        Environment environment = new Environment(variables, Path.of("/home/dev"), Path.of("/home/dev"));
        PrintStream nowhere = new PrintStream(OutputStream.nullOutputStream());
        return Glyphs.of(Terminal.of(nowhere, nowhere, person, person, environment), environment);
    }
}
