package io.tokenspeed.agent.option;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DayTest {
    private static final LocalDate TODAY = LocalDate.parse("2026-11-05");

    @ParameterizedTest
    @CsvSource({
        "2026-11-01, 2026-11-01",
        "20261101, 2026-11-01",
        "1d, 2026-11-05",
        "28d, 2026-10-09",
        "2024-02-29, 2024-02-29"
    })
    void parse_knownForms(String text, LocalDate day) {
        assertThat(Day.parse("--since", text, TODAY)).isEqualTo(day);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "d",
                "0d",
                "-3d",
                "99999d",
                "2026-13-01",
                "20260230",
                "2026-1-1",
                "01-11-2026",
                "2026/11/01",
                "yesterday",
                "+026-11-01",
                "2026-11-0١"
            })
    void parse_anythingElse(String text) {
        assertThatThrownBy(() -> Day.parse("--since", text, TODAY))
                .isInstanceOf(UsageException.class)
                .hasMessage(
                        "--since must be a date such as 2026-11-01 or 20261101, or a number of days such as 28d, not \""
                                + text + "\".");
    }
}
