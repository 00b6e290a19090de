package io.tokenspeed.model.alert;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class AlertSeriesTest {
    @Test
    void key_isReadableAndEmptyForTheWhole() {
        assertThat(AlertSeries.WHOLE.key()).isEmpty();
        assertThat(AlertSeries.ofModel("openai", "gpt-5.5").key()).isEqualTo("provider=openai&model=gpt-5.5");
        assertThat(AlertSeries.ofTool("codex").key()).isEqualTo("tool=codex");
    }

    @Test
    void parse_whatKeyWrote_isTheSeries() {
        for (AlertSeries series : new AlertSeries[] {
            AlertSeries.WHOLE,
            AlertSeries.ofModel("a&b=c", "ü %20+/"),
            AlertSeries.ofTrigger("projection"),
            new AlertSeries("p", "m", "t", "s")
        }) {
            assertThat(AlertSeries.parse(series.key())).isEqualTo(series);
        }
    }
}
