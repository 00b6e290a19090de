package io.tokenspeed.model.price.rate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RateTextTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "=1,,,,2,",
                "=1,2,3,4,5,6",
                "=1,,,,2, >200000=3,,,,4, >272000=5,,,,6, batch=7,,,,8, fast=9,,,,10, fast>200000=11,,,,12,",
                "=1,,,,2, %eu=1050000 %us=1100000 +web_search=10000000000"
            })
    void of_parsedRates_isTheSameText(String text) {
        PriceSchedule schedule = RateText.parse(TierRule.MARGINAL, text);

        assertThat(RateText.of(schedule)).isEqualTo(text);
        assertThat(schedule.tierRule()).isEqualTo(TierRule.MARGINAL);
    }

    @Test
    void parse_withoutStandardRates_isRefused() {
        assertThatThrownBy(() -> RateText.parse(TierRule.WHOLE_REQUEST, "flex=1,,,,2,"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("no standard rates: flex=1,,,,2,");
    }
}
