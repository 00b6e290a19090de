package io.tokenspeed.dashboard.answer;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CsvTest {
    private static final Row BLANK = new Row()
            .with("name", "")
            .with("list", List.of())
            .with("inner", new Row().with("a", 0).with("b", 0));

    @Test
    void of_noRows_stillHasAHeader() {
        assertThat(Csv.of(new RowTable(BLANK, List.of()))).isEqualTo("name,list,inner.a,inner.b\r\n");
    }

    @Test
    void of_row_joinsFieldsOfFieldsAndLists() {
        Row row = new Row()
                .with("name", "x")
                .with("list", List.of("p", "q"))
                .with("inner", new Row().with("a", 1).with("b", (Object) null));

        assertThat(Csv.of(new RowTable(BLANK, List.of(row)))).endsWith("\r\nx,p q,1,\r\n");
    }

    @Test
    void of_missingInnerObject_leavesItsCellsEmpty() {
        Row row = new Row().with("name", "x").with("list", List.of()).with("inner", (Object) null);

        assertThat(Csv.of(new RowTable(BLANK, List.of(row)))).endsWith("\r\nx,,,\r\n");
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '`',
            value = {
                "a,a",
                "`a,b`,`\"a,b\"`",
                "a\"b,`\"a\"\"b\"`",
                "=1+1,'=1+1",
                "+49,'+49",
                "-x,'-x",
                "-1.5,-1.5",
                "\u3000\uff1d1,'\u3000\uff1d1",
                "a\u202eb,a\\u202eb",
                "\ufeff=1,\\ufeff=1"
            })
    void of_specialText_isQuotedAndNeverAFormula(String text, String cell) {
        Row row = new Row().with("name", text).with("list", List.of()).with("inner", (Object) null);

        assertThat(Csv.of(new RowTable(BLANK, List.of(row)))).endsWith("\r\n" + cell + ",,,\r\n");
    }
}
