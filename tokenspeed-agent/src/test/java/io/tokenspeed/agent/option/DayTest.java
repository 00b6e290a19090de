package io.tokenspeed.agent.option;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import org.junit.jupiter.api.Test;
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
        "2024-02-29, 2024-02-29",
        "today, 2026-11-05",
        "yesterday, 2026-11-04",
        "Yesterday, 2026-11-04",
        "monday, 2026-11-02",
        "mon, 2026-11-02",
        "thursday, 2026-11-05",
        "friday, 2026-10-30",
        "1w, 2026-10-30",
        "2w, 2026-10-23",
        "1m, 2026-10-06",
        "12M, 2025-11-06",
        "1y, 2025-11-06"
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
                "tomorrow",
                "mo",
                "0w",
                "2000y",
                "2q",
                "1.5d",
                "+026-11-01",
                "2026-11-0١"
            })
    void parse_anythingElse(String text) {
        assertThatThrownBy(() -> Day.parse("--since", text, TODAY))
                .isInstanceOf(UsageException.class)
                .hasMessage(
                        "--since must be a day such as 2026-11-01, 20261101, today, yesterday or monday, or a span up to"
                                + " today such as 28d, 2w or 3m, not \"" + text + "\".");
    }

    @Test
    void parse_nearlyAWord_suggestsIt() {
        assertThatThrownBy(() -> Day.parse("--since", "yesterdy", TODAY))
                .hasMessageEndingWith(" Did you mean \"yesterday\"?");
        assertThatThrownBy(() -> Day.parse("--since", "Mnoday", TODAY))
                .hasMessageEndingWith(" Did you mean \"monday\"?");
    }
}
