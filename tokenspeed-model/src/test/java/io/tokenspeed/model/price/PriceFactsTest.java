package io.tokenspeed.model.price;

import static org.assertj.core.api.Assertions.assertThat;

import io.tokenspeed.model.price.rate.PriceRow;
import io.tokenspeed.model.price.rate.PriceSchedule;
import io.tokenspeed.model.request.Billing;
import io.tokenspeed.model.request.Sample;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * What providers state about their prices, each as the cost of one request in nano-dollars: one token at 1 US dollar
 * per million costs 1,000.
 */
class PriceFactsTest {
    private static final PriceBook BOOK = PriceBook.bundled();
    private static final String TODAY = "2026-11-30";

    @ParameterizedTest
    @CsvSource({
        // Long prompts made the whole request dearer until 2026-03-12, and cost the same since.
        "anthropic, claude-opus-4-6, 2026-03-12, 200001, 1, 2000047500",
        "anthropic, claude-opus-4-6, 2026-03-13, 200001, 1, 1000030000",
        "anthropic, claude-sonnet-4-6, 2026-03-12, 200001, 1, 1200028500",
        "anthropic, claude-sonnet-4-6, 2026-03-13, 200001, 1, 600018000",
        // Never dearer.
        "anthropic, claude-opus-4-7, 2026-11-30, 1000000, 1, 5000025000",
        "anthropic, claude-opus-4-8, 2026-11-30, 1000000, 1, 5000025000",
        "anthropic, claude-opus-5, 2026-11-30, 1000000, 1, 5000025000",
        "anthropic, claude-sonnet-5, 2026-11-30, 1000000, 1, 2000010000",
        "anthropic, claude-fable-5, 2026-11-30, 1000000, 1, 10000050000",
        "anthropic, claude-sonnet-4-5, 2026-11-30, 200000, 1, 600015000",
        "anthropic, claude-sonnet-4-5, 2026-11-30, 200001, 1, 1200028500",
        "openai, gpt-5.4, 2026-11-30, 272000, 1, 680015000",
        "openai, gpt-5.4, 2026-11-30, 272001, 1, 1360027500",
        "openai, gpt-5.5, 2026-11-30, 272001, 1, 2720055000",
        "openai, gpt-5.6-sol, 2026-11-30, 272001, 1, 2720055000",
        "gemini, gemini-2.5-pro, 2026-11-30, 200000, 1, 250010000",
        "gemini, gemini-2.5-pro, 2026-11-30, 200001, 1, 500017500",
        "gemini, gemini-3.1-pro-preview, 2026-11-30, 200000, 1, 400012000",
        "gemini, gemini-3.1-pro-preview, 2026-11-30, 200001, 1, 800022000",
        // Dearer once a prompt reaches the limit.
        "xai, grok-4.5, 2026-11-30, 199999, 1, 400004000",
        "xai, grok-4.5, 2026-11-30, 200000, 1, 800012000",
        "xai, grok-4.3, 2026-11-30, 200000, 1, 500005000",
        // A rise that was announced for September and withdrawn.
        "anthropic, claude-sonnet-5, 2026-08-31, 1, 1, 12000",
        "anthropic, claude-sonnet-5, 2026-09-01, 1, 1, 12000",
        // Half price until the end of the year.
        "gemini, gemini-3.6-flash, 2026-12-31, 2, 2, 9000",
        "gemini, gemini-3.7-flash, 2026-12-31, 2, 2, 9000",
        "gemini, gemini-3.6-flash, 2027-01-01, 2, 2, 18000",
    })
    void cost_onADay_hasTheRatesOfItsPrompt(
            String provider, String model, String day, long input, long output, long nano) {
        assertThat(schedule(provider, model, day).nanoUsd(Sample.tokens(input, output), Billing.NONE, null))
                .isEqualTo(nano);
    }

    @ParameterizedTest
    @CsvSource({
        "openai, gpt-5.5, flex, 272001, 1360027500",
        "openai, gpt-5.5, batch, 272001, 1360027500",
        "openai, gpt-5.4, flex, 272001, 680013750",
        "openai, gpt-5.4, batch, 1, 8750",
        "openai, gpt-5.4-pro, batch, 272001, 8160165000",
        // 2.5 times standard, 2 times standard, and without dearer rates for long prompts.
        "openai, gpt-5.5, priority, 1, 87500",
        "openai, gpt-5.4, priority, 1, 35000",
        "openai, gpt-5.5, priority, 272001, 3400087500",
        "anthropic, claude-opus-4-6, fast, 1, 180000",
        "anthropic, claude-opus-4-8, fast, 1, 60000",
        "anthropic, claude-opus-5, fast, 1, 60000",
        // No rates of their own, so none is assumed.
        "anthropic, claude-opus-4-8, batch, 1, 30000",
        "anthropic, claude-opus-4-8, flex, 1, 30000",
    })
    void cost_ofServiceTier_isWhatTheProviderStates(String provider, String model, String tier, long input, long nano) {
        assertThat(schedule(provider, model, TODAY).nanoUsd(Sample.tokens(input, 1), Billing.NONE, tier))
                .isEqualTo(nano);
    }

    @ParameterizedTest
    @CsvSource({
        // cache read, write for five minutes, write for an hour
        "anthropic, claude-opus-4-8, 500, 6250, 10000",
        "anthropic, claude-sonnet-4-5, 300, 3750, 6000",
        "anthropic, claude-fable-5, 1000, 12500, 20000",
        "anthropic, claude-fable-5-1, 250, 12500, 20000",
        // Without a rate for an hour, which is not made up.
        "openai, gpt-5.6, 500, 6250, 6250",
        "openai, gpt-5.5, 500, 5000, 5000",
    })
    void cost_ofCacheTokens_isWhatTheProviderStates(
            String provider, String model, long read, long write5m, long write1h) {
        PriceSchedule schedule = schedule(provider, model, TODAY);

        assertThat(schedule.nanoUsd(Sample.tokens(0, 1, 0, 0, 0), Billing.NONE, null))
                .isEqualTo(read);
        assertThat(schedule.nanoUsd(Sample.tokens(0, 0, 1, 0, 0), Billing.NONE, null))
                .isEqualTo(write5m);
        assertThat(schedule.nanoUsd(Sample.tokens(0, 0, 0, 1, 0), Billing.NONE, null))
                .isEqualTo(write1h);
    }

    @ParameterizedTest
    @CsvSource({
        "anthropic, claude-opus-4-6, us, 11000, 10000000",
        "anthropic, claude-sonnet-4-6, us, 6600, 10000000",
        "anthropic, claude-opus-4-8, us, 11000, 10000000",
        "anthropic, claude-opus-4-8, eu, 10000, 10000000",
        "anthropic, claude-sonnet-4-5, us, 6000, 10000000",
        "xai, grok-4.5, us, 4400, 0",
        "openai, gpt-5.5, us, 11000, 0",
        "bedrock, us.anthropic.claude-opus-4-8, , 11000, 10000000",
        "gemini, gemini-2.5-pro, , 2500, 35000000",
        "gemini, gemini-3.1-pro-preview, , 4000, 14000000",
    })
    void cost_ofRegionAndSearch_isWhatTheProviderStates(
            String provider, String model, @Nullable String region, long twoTokens, long search) {
        PriceSchedule schedule = schedule(provider, model, TODAY);
        Billing billing = new Billing(region, 1, List.of());

        assertThat(schedule.tokensNanoUsd(Sample.tokens(2, 0), billing, null)).isEqualTo(twoTokens);
        assertThat(schedule.toolsNanoUsd(billing)).isEqualTo(search);
    }

    @ParameterizedTest
    @CsvSource({
        // model, region, input, read, write 5m, write 1h, output, searches, tokens, tools
        "claude-opus-4-8, us, 12, 24000, 100, 800, 640, 2, 40353500, 20000000",
        "claude-sonnet-4-5, , 10000, 240000, 0, 0, 1000, 0, 226500000, 0",
    })
    void cost_ofWorkedExamples_isTheirSum(
            String model,
            @Nullable String region,
            long input,
            long read,
            long write5m,
            long write1h,
            long output,
            long searches,
            long tokens,
            long tools) {
        Cost cost = BOOK.cost(Sample.request(
                        Sample.tokens(input, read, write5m, write1h, output),
                        new Billing(region, searches, List.of()),
                        Sample.details("anthropic", model, null)))
                .orElseThrow();

        assertThat(cost.toolsNanoUsd()).isEqualTo(tools);
        assertThat(cost.nanoUsd()).isEqualTo(tokens + tools);
        assertThat(cost.calculation()).isEqualTo(2);
    }

    private static PriceSchedule schedule(String provider, String model, String day) {
        PriceRow row = BOOK.match(provider, model, Instant.parse(day + "T00:00:00Z"))
                .orElseThrow()
                .row();
        return row.schedule();
    }
}
