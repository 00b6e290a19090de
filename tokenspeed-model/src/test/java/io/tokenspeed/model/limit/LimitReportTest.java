package io.tokenspeed.model.limit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class LimitReportTest {
    private static final Instant SEEN = Instant.parse("2026-11-30T12:00:00Z");

    @Test
    void isStale_pastItsReset_fromThatMillisecondOn() {
        LimitReport report = report(300, 24.0, SEEN.plusSeconds(60));

        assertThat(report.isStale(SEEN.plusMillis(59_999))).isFalse();
        assertThat(report.isStale(SEEN.plusSeconds(60))).isTrue();
    }

    @Test
    void isStale_withoutReset_whenOlderThanItsWindow() {
        LimitReport report = report(300, 24.0, null);

        assertThat(report.isStale(SEEN.plus(Duration.ofMinutes(299)))).isFalse();
        assertThat(report.isStale(SEEN.plus(Duration.ofHours(5)))).isTrue();
    }

    @Test
    void isStale_withoutResetAndWindow_afterADay() {
        LimitReport report = report(null, 24.0, null);

        assertThat(report.isStale(SEEN.plus(Duration.ofHours(23)))).isFalse();
        assertThat(report.isStale(SEEN.plus(Duration.ofHours(24)))).isTrue();
    }

    @Test
    void remainingPercent_overTheLimit_isNothing() {
        assertThat(report(300, 24.5, null).remainingPercent()).isEqualTo(75.5);
        assertThat(report(300, 120.0, null).remainingPercent()).isZero();
        assertThat(report(300, null, null).remainingPercent()).isNull();
    }

    @Test
    void age_reportFromTheFuture_isZero() {
        assertThat(report(300, 1.0, null).age(SEEN.minusSeconds(5))).isZero();
        assertThat(report(300, 1.0, null).age(SEEN.plusSeconds(5))).isEqualTo(Duration.ofSeconds(5));
    }

    @Test
    void shortName_ofWindows_isTheirLength() {
        assertThat(report(300, 1.0, null).shortName()).isEqualTo("5h");
        assertThat(report(10_080, 1.0, null).shortName()).isEqualTo("7d");
        assertThat(report(90, 1.0, null).shortName()).isEqualTo("90min");
        assertThat(report(null, 1.0, null).shortName()).isEqualTo("five_hour");
    }

    @Test
    void says_laterReportOfTheSame_isTheSame() {
        LimitReport first = report(300, 24.0, SEEN);
        LimitReport later = new LimitReport(
                "claude", "five_hour", 300, 24.0, SEEN.toEpochMilli(), LimitAccount.UNKNOWN, 99, "settings");

        assertThat(first.says(later)).isTrue();
        assertThat(first.says(report(300, 25.0, SEEN))).isFalse();
        assertThat(first.says(report(300, 24.0, null))).isFalse();
    }

    @Test
    void constructor_impossiblePercent_isRefused() {
        assertThatThrownBy(() -> report(300, -1.0, null)).hasMessage("used percent is -1.0");
        assertThatThrownBy(() -> report(300, Double.NaN, null)).hasMessage("used percent is NaN");
    }

    private static LimitReport report(@Nullable Integer window, @Nullable Double used, @Nullable Instant reset) {
        return new LimitReport(
                "claude",
                "five_hour",
                window,
                used,
                reset == null ? null : reset.toEpochMilli(),
                LimitAccount.UNKNOWN,
                SEEN.toEpochMilli(),
                "statusline");
    }
}
