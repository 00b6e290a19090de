package io.tokenspeed.model.request;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class TokenCountsTest {
    @Test
    void sums_countEveryClassOnce() {
        TokenCounts tokens = Sample.tokens(1, 20, 300, 4_000, 50_000);

        assertThat(tokens.cacheWrite()).isEqualTo(4_300);
        assertThat(tokens.prompt()).isEqualTo(4_321);
        assertThat(tokens.total()).isEqualTo(54_321);
    }

    @Test
    void max_takesEachFieldFromTheLarger() {
        TokenCounts left = new TokenCounts(5, 1, 7, 0, 9, 2, false, UsageSource.ESTIMATED, false);
        TokenCounts right = new TokenCounts(3, 4, 2, 6, 9, 0, true, UsageSource.REPORTED, true);

        TokenCounts max = left.max(right);

        assertThat(max).isEqualTo(new TokenCounts(5, 4, 7, 6, 9, 2, true, UsageSource.REPORTED, true));
    }

    @Test
    void create_negativeCount_namesTheField() {
        assertThatThrownBy(() -> Sample.tokens(0, 0, 0, -1, 0))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("cacheWrite1h < 0: -1");
    }

    @Test
    void create_moreReasoningThanOutput_isRefused() {
        assertThatThrownBy(() -> new TokenCounts(0, 0, 0, 0, 3, 4, true, UsageSource.REPORTED, true))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("reasoning > output: 4 > 3");
    }
}
