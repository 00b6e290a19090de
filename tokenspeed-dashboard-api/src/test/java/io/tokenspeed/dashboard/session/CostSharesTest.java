package io.tokenspeed.dashboard.session;

import static org.assertj.core.api.Assertions.assertThat;

import io.tokenspeed.model.price.rate.TokenClass;
import java.util.Map;
import org.junit.jupiter.api.Test;

class CostSharesTest {
    @Test
    void of_leftOvers_goToWhoLostMost() {
        Map<TokenClass, Long> exact = Map.of(
                TokenClass.INPUT, 1_400L,
                TokenClass.CACHE_READ, 2_700L,
                TokenClass.OUTPUT, 3_600L);

        // 7,700 pico-dollars are 8 nano-dollars, and the parts rounded down are 6.
        assertThat(CostShares.of(8, exact))
                .isEqualTo(Map.of(TokenClass.INPUT, 1L, TokenClass.CACHE_READ, 3L, TokenClass.OUTPUT, 4L));
    }

    @Test
    void of_anotherCost_isNotDivided() {
        assertThat(CostShares.of(20, Map.of(TokenClass.INPUT, 1_000L))).isNull();
        assertThat(CostShares.of(20, Map.of())).isNull();
        assertThat(CostShares.of(0, Map.of(TokenClass.INPUT, 1_000L))).isNull();
    }
}
