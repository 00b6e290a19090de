package io.tokenspeed.model.price;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tokenspeed.model.request.Sample;
import io.tokenspeed.model.request.TokenCounts;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PriceRowTest {
    private static final RateCard TWO_TIERS = new RateCard(
            Rates.of(1_000, 10_000),
            List.of(new ContextTier(100, Rates.of(2_000, 20_000)), new ContextTier(200, Rates.of(5_000, 50_000))));

    @ParameterizedTest
    @CsvSource({"499, 0", "500, 1", "1499, 1", "1500, 2", "1501, 2"})
    void nanoUsd_roundsHalfUpOnce(long pico, long nano) {
        assertThat(row(TierRule.WHOLE_REQUEST, RateCard.flat(Rates.of(pico, 0))).nanoUsd(Sample.tokens(1, 0), null))
                .isEqualTo(nano);
    }

    @Test
    void nanoUsd_roundsTheSumAndNotItsParts() {
        PriceRow row = row(TierRule.WHOLE_REQUEST, RateCard.flat(Rates.of(400, 400)));

        assertThat(row.nanoUsd(Sample.tokens(1, 1), null)).isEqualTo(1);
    }

    @ParameterizedTest
    @CsvSource({"100, 1, 110", "101, 1, 222", "200, 300, 6400", "201, 1, 1055"})
    void nanoUsd_wholeRequest_billsEverythingAtOneTier(long input, long output, long nano) {
        assertThat(row(TierRule.WHOLE_REQUEST, TWO_TIERS).nanoUsd(Sample.tokens(input, output), null))
                .isEqualTo(nano);
    }

    @ParameterizedTest
    @CsvSource({"100, 1, 110", "101, 1, 112", "200, 0, 300", "201, 0, 305", "0, 101, 1020"})
    void nanoUsd_marginal_billsOnlyThePartBeyondAtTheTier(long input, long output, long nano) {
        assertThat(row(TierRule.MARGINAL, TWO_TIERS).nanoUsd(Sample.tokens(input, output), null))
                .isEqualTo(nano);
    }

    @Test
    void nanoUsd_wholeRequest_countsCacheTokensIntoThePrompt() {
        TokenCounts tokens = Sample.tokens(1, 50, 25, 25, 0);

        assertThat(row(TierRule.WHOLE_REQUEST, TWO_TIERS).nanoUsd(tokens, null)).isEqualTo(202);
    }

    @Test
    void create_tiersThatDoNotRise_areRefused() {
        ContextTier tier = new ContextTier(100, Rates.of(1, 1));

        assertThatThrownBy(() -> new RateCard(Rates.of(1, 1), List.of(tier, tier)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("context tiers do not rise: ");
    }

    @Test
    void create_negativeRate_namesTheField() {
        assertThatThrownBy(() -> new Rates(1, null, -5L, null, 1, null))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("cacheWrite5m < 0: -5");
    }

    private static PriceRow row(TierRule rule, RateCard standard) {
        return new PriceRow(
                "id",
                "provider",
                "model",
                "key",
                rule,
                standard,
                Map.of(),
                null,
                new PriceSource("user", LocalDate.parse("2026-08-01"), "digest"));
    }
}
