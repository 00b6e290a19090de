package io.tokenspeed.agent.limit;

import static org.assertj.core.api.Assertions.assertThat;

import io.tokenspeed.model.limit.LimitAccount;
import io.tokenspeed.model.limit.LimitReport;
import java.util.List;
import org.junit.jupiter.api.Test;

class StatuslineLimitsTest {
    private static final LimitReport STORED = report("five_hour", 24, 0);

    @Test
    void worthStoring_newLimit_isStored() {
        LimitReport other = report("seven_day", 24, 1);

        assertThat(StatuslineLimits.worthStoring(List.of(other), List.of(STORED)))
                .containsExactly(other);
    }

    @Test
    void worthStoring_changed_waitsHalfAMinute() {
        assertThat(StatuslineLimits.worthStoring(List.of(report("five_hour", 25, 29_999)), List.of(STORED)))
                .isEmpty();
        assertThat(StatuslineLimits.worthStoring(List.of(report("five_hour", 25, 30_000)), List.of(STORED)))
                .hasSize(1);
    }

    @Test
    void worthStoring_unchanged_waitsFiveMinutes() {
        assertThat(StatuslineLimits.worthStoring(List.of(report("five_hour", 24, 299_999)), List.of(STORED)))
                .isEmpty();
        assertThat(StatuslineLimits.worthStoring(List.of(report("five_hour", 24, 300_000)), List.of(STORED)))
                .hasSize(1);
    }

    private static LimitReport report(String name, double used, long seenAt) {
        return new LimitReport("claude", name, 300, used, null, LimitAccount.UNKNOWN, seenAt, "statusline");
    }
}
