package io.tokenspeed.model.text;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CsvCellTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "=1+1",
                "+49",
                "-x",
                "@SUM(A1)",
                " =1+1",
                "   @x",
                "\u00a0=1+1",
                "\u3000+x",
                "\u2003-x",
                "\uff1d1+1",
                "\uff0b1",
                "\uff0dx",
                "\uff20x",
                "\ufe661",
                "\u2212x",
                "- 1",
                "-",
            })
    void text_thatLooksLikeAFormula_getsAnApostrophe(String formula) {
        assertThat(CsvCell.text(formula)).isEqualTo("'" + formula);
    }

    @ParameterizedTest
    @ValueSource(strings = {"\ufeff=1+1", "\t=1+1", "\r\n=1+1", "\u200b=1+1", "\u202e=1+1", "\u0000=1", "\u2060@x"})
    void text_withAFormulaBehindSomethingInvisible_startsWithItsName(String formula) {
        assertThat(CsvCell.text(formula)).startsWith("\\u");
    }

    @ParameterizedTest
    @ValueSource(strings = {"a=b", "claude-opus-4-8", "/home/me", "-1.5", "-2", "-1.0E-5", "日本", "", " "})
    void text_ordinary_isKept(String text) {
        assertThat(CsvCell.text(text)).isEqualTo(text);
    }

    @Test
    void text_withCommasAndQuotes_isQuoted() {
        assertThat(CsvCell.text("a \"b\", c")).isEqualTo("\"a \"\"b\"\", c\"");
        assertThat(CsvCell.text("=a,b")).isEqualTo("\"'=a,b\"");
    }

    @Property
    void text_ofAnything_staysOnOneLine(@ForAll String text) {
        assertThat(CsvCell.text(text)).doesNotContain("\n", "\r", "\u2028", "\ufeff");
    }
}
