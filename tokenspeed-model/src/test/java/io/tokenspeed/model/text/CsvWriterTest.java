package io.tokenspeed.model.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.junit.jupiter.api.Test;

class CsvWriterTest {
    @Test
    void endRow_separatesCellsByCommasAndRowsByLineEnds() throws IOException {
        StringBuilder csv = new StringBuilder();
        CsvWriter writer = new CsvWriter(csv);

        writer.text("model").text("cost").endRow();
        writer.text("a,b").value("-0.5").endRow();

        assertThat(csv.toString()).isEqualTo("model,cost\r\n\"a,b\",-0.5\r\n");
    }

    @Test
    void text_unknownOrEmpty_isAnEmptyCell() throws IOException {
        StringBuilder csv = new StringBuilder();

        new CsvWriter(csv).text(null).text("").value(null).endRow();

        assertThat(csv.toString()).isEqualTo(",,\r\n");
    }

    @Test
    void text_thatLooksLikeAFormula_isShownAndValueIsLeftAlone() throws IOException {
        StringBuilder csv = new StringBuilder();

        new CsvWriter(csv).text("=1+1").value("=1+1").endRow();

        assertThat(csv.toString()).isEqualTo("'=1+1,=1+1\r\n");
    }
}
