package io.tokenspeed.model.price;

import static org.assertj.core.api.Assertions.assertThat;

import io.tokenspeed.model.price.rate.PriceRow;
import io.tokenspeed.model.price.rate.Rates;
import io.tokenspeed.model.request.Billing;
import io.tokenspeed.model.request.Request;
import io.tokenspeed.model.request.RequestDetails;
import io.tokenspeed.model.request.Sample;
import io.tokenspeed.model.request.SpeedBasis;
import io.tokenspeed.model.request.Status;
import io.tokenspeed.model.request.TokenCounts;
import io.tokenspeed.model.request.UsageSource;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Expected costs are nano-dollars: one token at 1 USD per million costs 1,000. */
class PriceBookCostTest {
    private static final PriceBook BOOK = PriceBook.bundled();

    @ParameterizedTest
    @CsvSource({
        // input, cacheRead, write5m, write1h, output
        "anthropic, claude-opus-4-8, 1, 0, 0, 0, 0, 5000",
        "anthropic, claude-opus-4-8, 0, 1, 0, 0, 0, 500",
        "anthropic, claude-opus-4-8, 0, 0, 1, 0, 0, 6250",
        "anthropic, claude-opus-4-8, 0, 0, 0, 1, 0, 10000",
        "anthropic, claude-opus-4-8, 0, 0, 0, 0, 1, 25000",
        "anthropic, claude-opus-5, 1, 1, 1, 1, 1, 46750",
        "anthropic, claude-sonnet-5, 1, 0, 0, 0, 1, 12000",
        "anthropic, claude-fable-5, 1, 0, 0, 0, 1, 60000",
        "anthropic, claude-sonnet-4-5, 1, 0, 0, 1, 1, 24000",
        "openai, gpt-5.5, 1, 1, 0, 0, 1, 35500",
        "openai, gpt-5.3-codex, 1, 1, 0, 0, 1, 15925",
        "gemini, gemini-3.1-pro-preview, 1, 0, 0, 0, 1, 14000",
        "dashscope, qwen3-coder-plus, 1, 1, 0, 0, 1, 6100",
    })
    void cost_ofEachClass_isTheSourcesPrice(
            String provider, String model, long in, long read, long write5m, long write1h, long out, long nano) {
        assertThat(nano(provider, model, null, Sample.tokens(in, read, write5m, write1h, out)))
                .contains(nano);
    }

    @ParameterizedTest
    @CsvSource({
        "openai, gpt-5.5, 272000, 0, 1, 1360030000",
        "openai, gpt-5.5, 272001, 0, 1, 2720055000",
        "openai, gpt-5.5, 1, 272000, 1, 272055000",
        "anthropic, claude-sonnet-4-5, 200000, 0, 0, 600000000",
        "anthropic, claude-sonnet-4-5, 0, 200001, 2, 120045600",
        "gemini, gemini-3.1-pro-preview, 200001, 0, 1, 800022000",
        "dashscope, qwen3-coder-plus, 32000, 0, 1, 32005000",
        "dashscope, qwen3-coder-plus, 32001, 0, 1, 57610800",
        "dashscope, qwen3-coder-plus, 128001, 0, 1, 384018000",
        "dashscope, qwen3-coder-plus, 256001, 0, 1, 1536066000",
        "dashscope, qwen3-coder-plus, 2000000, 0, 1, 12000060000",
    })
    void cost_ofLongPrompt_billsTheWholeRequestAtTheTier(
            String provider, String model, long in, long read, long out, long nano) {
        assertThat(nano(provider, model, null, Sample.tokens(in, read, 0, 0, out)))
                .contains(nano);
    }

    @Test
    void cost_ofOneHourWritesInALongPrompt_hasItsOwnRate() {
        assertThat(nano("anthropic", "claude-sonnet-4-5", null, Sample.tokens(200_000, 0, 0, 1, 0)))
                .contains(200_000L * 6_000 + 12_000);
    }

    @ParameterizedTest
    @CsvSource({
        "openai, gpt-5.5, priority, 88750",
        "openai, gpt-5.5, PRIORITY, 88750",
        "openai, gpt-5.5, fast, 88750",
        "openai, gpt-5.5, flex, 17750",
        "openai, gpt-5.5, default, 35500",
        "openai, gpt-5.5, unheard-of, 35500",
        "openai, gpt-5.3-codex, priority, 31850",
        "anthropic, claude-opus-4-8, fast, 61000",
        "anthropic, claude-opus-4-7, fast, 183000",
        "anthropic, claude-opus-4-8, standard, 30500",
        "anthropic, claude-sonnet-5, fast, 12200",
    })
    void cost_ofServiceTier_usesItsRates(String provider, String model, String tier, long nano) {
        assertThat(nano(provider, model, tier, Sample.tokens(1, 1, 0, 0, 1))).contains(nano);
    }

    @Test
    void cost_ofCacheTokensWithoutTheirOwnPrice_isThatOfInput() {
        assertThat(nano("xai", "grok-4", null, Sample.tokens(0, 1, 0, 0, 0))).contains(3_000L);
        assertThat(nano("openai", "gpt-5.5", null, Sample.tokens(0, 0, 1, 1, 0)))
                .contains(10_000L);
        // The source has 0 here, which would make these tokens free although the model read them.
        assertThat(nano("deepseek", "deepseek-chat", null, Sample.tokens(0, 0, 1, 0, 0)))
                .contains(280L);
    }

    @Test
    void cost_ofReasoning_usesItsRateWhereThereIsOne() {
        TokenCounts tokens = new TokenCounts(0, 0, 0, 0, 10, 4, true, UsageSource.REPORTED, true);

        assertThat(nano("dashscope", "qwen-plus-latest", null, tokens)).contains(6 * 1_200L + 4 * 4_000L);
        assertThat(nano("openai", "gpt-5.5", null, tokens)).contains(300_000L);
    }

    @Test
    void cost_keepsTheRowItUsed() {
        Request request = request("openai", "gpt-5.5", null, Sample.tokens(1, 1));

        Cost cost = BOOK.cost(request).orElseThrow();

        assertThat(cost.priceId()).isEqualTo("corrections-2026-11-30/openai/gpt-5.5");
        assertThat(BOOK.cost(request, cost.priceId())).contains(cost);
    }

    @Test
    void cost_byPriceId_usesThatRowWhateverTheModel() {
        Request request = request("ollama", "some-model", null, Sample.tokens(1, 0));

        assertThat(BOOK.cost(request, "litellm-2026-07-24/openai/gpt-5.5"))
                .contains(new Cost(5_000, "litellm-2026-07-24/openai/gpt-5.5"));
        assertThat(BOOK.cost(request, "litellm-2020-01-01/openai/gpt-5.5")).isEmpty();
        assertThat(BOOK.cost(request, "nonsense")).isEmpty();
    }

    @Test
    void cost_ofUnknownModel_isEmpty() {
        assertThat(nano("openai", "gpt-99", null, Sample.tokens(1, 1))).isEmpty();
        assertThat(nano("ollama", "gpt-5.5", null, Sample.tokens(1, 1))).isEmpty();
    }

    @Test
    void cost_withoutKnownUsage_isEmpty() {
        RequestDetails failed = Sample.details(Status.FAILED, SpeedBasis.NONE, null);
        Request missing = request("openai", "gpt-5.5", null, TokenCounts.NONE);

        assertThat(BOOK.cost(missing)).isEmpty();
        assertThat(BOOK.cost(missing, "litellm-2026-07-24/openai/gpt-5.5")).isEmpty();
        assertThat(BOOK.cost(Sample.request(Sample.tokens(0, 0), failed), "litellm-2026-07-24/openai/gpt-5.5"))
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "anthropic, claude-opus-4-8, us, 0, 33550",
        "anthropic, claude-fable-5-1, us, 0, 66275",
        "anthropic, claude-sonnet-4-6, us, 0, 20130",
        "anthropic, claude-sonnet-4-5, us, 0, 18300",
        "anthropic, claude-opus-4-8, , 3, 30030500",
        "anthropic, claude-haiku-4-5, , 1, 10006100",
        "anthropic, claude-3-opus-20240229, , 5, 91500",
    })
    void cost_ofRegionAndSearches_isCharged(
            String provider, String model, @Nullable String region, long searches, long nano) {
        Request request = Sample.request(
                Sample.tokens(1, 1, 0, 0, 1),
                new Billing(region, searches, List.of()),
                Sample.details(provider, model, null));

        assertThat(BOOK.cost(request).map(Cost::nanoUsd)).contains(nano);
    }

    @ParameterizedTest
    @CsvSource({
        "openai, gpt-5.6-terra, 2026-07-29, 3125, 15000",
        "openai, gpt-5.6-terra, 2026-07-30, 2500, 12000",
        "openai, gpt-5.6-luna, 2026-07-29, 1250, 6000",
        "openai, gpt-5.6-luna, 2026-07-30, 250, 1200",
        "openai, gpt-5.6-sol, 2026-09-01, 6250, 30000",
        "anthropic, claude-sonnet-5, 2026-09-01, 2500, 10000",
        "gemini, gemini-3.6-flash, 2026-12-31, 750, 3750",
        "gemini, gemini-3.6-flash, 2027-01-01, 1500, 7500",
    })
    void match_onADay_hasThePriceOfThatDay(String provider, String model, String day, long write, long output) {
        Rates rates = BOOK.match(provider, model, Instant.parse(day + "T00:00:00Z"))
                .orElseThrow()
                .row()
                .schedule()
                .standard()
                .base();

        assertThat(rates.effectiveCacheWrite5m()).isEqualTo(write * 1000);
        assertThat(rates.output()).isEqualTo(output * 1000);
    }

    @ParameterizedTest
    @CsvSource({
        "claude-opus-4-6, 2026-03-12, 37500",
        "claude-opus-4-6, 2026-03-13, 25000",
        "claude-sonnet-4-6, 2026-03-12, 22500",
        "claude-sonnet-4-6, 2026-03-13, 15000",
        "claude-sonnet-4-5, 2026-11-01, 22500",
    })
    void match_onADay_hasTheTiersOfThatDay(String model, String day, long output) {
        PriceRow row = BOOK.match("anthropic", model, Instant.parse(day + "T00:00:00Z"))
                .orElseThrow()
                .row();
        TokenCounts tokens = Sample.tokens(200_001, 1);

        assertThat(row.schedule().nanoUsd(tokens, Billing.NONE, null)
                        - row.schedule().nanoUsd(Sample.tokens(200_001, 0), Billing.NONE, null))
                .isEqualTo(output);
    }

    @Test
    void cost_beyondBelief_isEmpty() {
        assertThat(nano("openai", "o1-pro", null, Sample.tokens(0, TokenCounts.MOST)))
                .isEmpty();
    }

    @Test
    void cost_beyondALong_isEmpty() {
        assertThat(nano("openai", "gpt-5.5", null, Sample.tokens(Long.MAX_VALUE / 2, 0)))
                .isEmpty();
    }

    private static Optional<Long> nano(String provider, String model, @Nullable String tier, TokenCounts tokens) {
        return BOOK.cost(request(provider, model, tier, tokens)).map(Cost::nanoUsd);
    }

    private static Request request(String provider, String model, @Nullable String tier, TokenCounts tokens) {
        return Sample.request(tokens, Sample.details(provider, model, tier));
    }
}
