package io.tokenspeed.model.price.rate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tokenspeed.model.request.Billing;
import io.tokenspeed.model.request.Pass;
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
        assertThat(row(TierRule.WHOLE_REQUEST, RateCard.flat(Rates.of(pico, 0)))
                        .schedule()
                        .nanoUsd(Sample.tokens(1, 0), Billing.NONE, null))
                .isEqualTo(nano);
    }

    @Test
    void nanoUsd_roundsTheSumAndNotItsParts() {
        PriceRow row = row(TierRule.WHOLE_REQUEST, RateCard.flat(Rates.of(400, 400)));

        assertThat(row.schedule().nanoUsd(Sample.tokens(1, 1), Billing.NONE, null))
                .isEqualTo(1);
    }

    @ParameterizedTest
    @CsvSource({"100, 1, 110", "101, 1, 222", "200, 300, 6400", "201, 1, 1055"})
    void nanoUsd_wholeRequest_billsEverythingAtOneTier(long input, long output, long nano) {
        assertThat(row(TierRule.WHOLE_REQUEST, TWO_TIERS)
                        .schedule()
                        .nanoUsd(Sample.tokens(input, output), Billing.NONE, null))
                .isEqualTo(nano);
    }

    @ParameterizedTest
    @CsvSource({"100, 1, 110", "101, 1, 112", "200, 0, 300", "201, 0, 305", "0, 101, 1020"})
    void nanoUsd_marginal_billsOnlyThePartBeyondAtTheTier(long input, long output, long nano) {
        assertThat(row(TierRule.MARGINAL, TWO_TIERS)
                        .schedule()
                        .nanoUsd(Sample.tokens(input, output), Billing.NONE, null))
                .isEqualTo(nano);
    }

    @Test
    void nanoUsd_wholeRequest_countsCacheTokensIntoThePrompt() {
        TokenCounts tokens = Sample.tokens(1, 50, 25, 25, 0);

        assertThat(row(TierRule.WHOLE_REQUEST, TWO_TIERS).schedule().nanoUsd(tokens, Billing.NONE, null))
                .isEqualTo(202);
    }

    @Test
    void nanoUsd_severalPasses_decidesTheTierPassByPass() {
        PriceRow row = row(TierRule.WHOLE_REQUEST, TWO_TIERS);
        List<Pass> below = List.of(new Pass(60, 40, 0, 0, 1), new Pass(0, 50, 25, 25, 2));
        List<Pass> mixed = List.of(new Pass(100, 0, 0, 0, 1), new Pass(101, 0, 0, 0, 1));

        assertThat(nano(row, Sample.tokens(60, 90, 25, 25, 3), below)).isEqualTo(230);
        assertThat(nano(row, Sample.tokens(201, 2), mixed)).isEqualTo(110 + 222);
    }

    @Test
    void nanoUsd_passesThatDoNotAddUp_leaveTheTierToTheLargest() {
        PriceRow row = row(TierRule.WHOLE_REQUEST, TWO_TIERS);
        List<Pass> passes = List.of(new Pass(90, 0, 0, 0, 1), new Pass(150, 0, 0, 0, 1));

        assertThat(nano(row, Sample.tokens(300, 2), passes)).isEqualTo(640);
        assertThat(nano(row, Sample.tokens(120, 2), passes)).isEqualTo(280);
    }

    @Test
    void nanoUsd_inARegion_multipliesTokensAndNotSearches() {
        Surcharges surcharges = new Surcharges(Map.of("us", 1_100_000L), 10_000_000_000L);
        PriceRow row = row(RateCard.flat(Rates.of(5_000_000, 25_000_000)), surcharges);
        TokenCounts tokens = Sample.tokens(12, 640);

        assertThat(row.schedule().nanoUsd(tokens, new Billing("us", 2, List.of()), null))
                .isEqualTo(17_666_000 + 20_000_000);
        assertThat(row.schedule().nanoUsd(tokens, new Billing("eu", 0, List.of()), null))
                .isEqualTo(16_060_000);
        assertThat(row.schedule().nanoUsd(tokens, Billing.NONE, null)).isEqualTo(16_060_000);
    }

    @Test
    void nanoUsd_tokensAndSearches_areRoundedApart() {
        PriceRow row = row(RateCard.flat(Rates.of(500, 0)), new Surcharges(Map.of(), 1_500L));
        TokenCounts tokens = Sample.tokens(1, 0);
        Billing search = new Billing(null, 1, List.of());

        assertThat(row.schedule().tokensNanoUsd(tokens, search, null)).isEqualTo(1);
        assertThat(row.schedule().toolsNanoUsd(search)).isEqualTo(2);
        assertThat(row.schedule().nanoUsd(tokens, search, null)).isEqualTo(3);
    }

    @Test
    void parse_surcharges_readsEachOfThem() {
        assertThat(Surcharges.parse("=1,,,,2, %us=1100000 +web_search=7 +audio_input=8 +image_input=9"))
                .isEqualTo(new Surcharges(Map.of("us", 1_100_000L), 7L, 8L, 9L));
        assertThat(Surcharges.parse("=1,,,,2,")).isEqualTo(Surcharges.NONE);
        assertThatThrownBy(() -> Surcharges.parse("+video_input=1"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("unknown surcharge +video_input");
    }

    @Test
    void create_regionForNothing_isRefused() {
        assertThatThrownBy(() -> new Surcharges(Map.of("us", 0L), null))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("factor of region us < 1: 0");
    }

    private static long nano(PriceRow row, TokenCounts tokens, List<Pass> passes) {
        return row.schedule().nanoUsd(tokens, new Billing(null, 0, passes), null);
    }

    private static PriceRow row(RateCard standard, Surcharges surcharges) {
        return new PriceRow(
                "id",
                "provider",
                "model",
                "key",
                new PriceSchedule(TierRule.WHOLE_REQUEST, standard, Map.of(), surcharges),
                null,
                new PriceSource("user", LocalDate.parse("2026-08-01"), "digest"));
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
                new PriceSchedule(rule, standard, Map.of()),
                null,
                new PriceSource("user", LocalDate.parse("2026-08-01"), "digest"));
    }
}
