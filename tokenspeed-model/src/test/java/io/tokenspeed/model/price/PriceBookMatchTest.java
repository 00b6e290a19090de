package io.tokenspeed.model.price;

import static org.assertj.core.api.Assertions.assertThat;

import io.tokenspeed.model.price.match.MatchRule;
import io.tokenspeed.model.price.match.PriceMatch;
import io.tokenspeed.model.price.rate.PriceRow;
import io.tokenspeed.model.price.rate.Rates;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PriceBookMatchTest {
    private static final PriceBook BOOK = PriceBook.bundled();
    private static final Instant NOW = Instant.parse("2026-08-01T12:00:00Z");

    @ParameterizedTest
    @CsvSource({
        "anthropic, claude-opus-4-8, EXACT, anthropic/claude-opus-4-8",
        "anthropic, Claude-Opus-4-8, EXACT, anthropic/claude-opus-4-8",
        "anthropic, claude-sonnet-4-5[1m], EXACT, anthropic/claude-sonnet-4-5",
        "anthropic, claude-opus-4.8, NORMALISED, anthropic/claude-opus-4-8",
        "anthropic, claude-opus-4-8-20260901, DATE_STRIPPED, anthropic/claude-opus-4-8",
        "anthropic, claude-sonnet-4-5@20991231, DATE_STRIPPED, anthropic/claude-sonnet-4-5",
        "anthropic, claude-opus-4, DATED, anthropic/claude-opus-4-20250514",
        "anthropic, claude-3-7-sonnet-latest, DATED, anthropic/claude-3-7-sonnet-20250219",
        "google, gemini-3-pro, PREVIEW, gemini/gemini-3-pro-preview",
        "github-copilot, claude-opus-41, ALIAS, anthropic/claude-opus-4-1",
        "openai, gpt-5.2-xhigh, SUFFIX_STRIPPED, openai/gpt-5.2",
        "openai, gpt-5.2 (high), SUFFIX_STRIPPED, openai/gpt-5.2",
        "opencode, claude-opus-4-5-thinking, SUFFIX_STRIPPED, anthropic/claude-opus-4-5",
        ", anthropic/claude-opus-4-8, PROVIDER_PREFIXED, anthropic/claude-opus-4-8",
        ", openrouter/anthropic/claude-sonnet-4.5, PROVIDER_PREFIXED, openrouter/anthropic/claude-sonnet-4.5",
    })
    void match_namesTheRule(@Nullable String provider, String model, MatchRule rule, String id) {
        PriceMatch match = BOOK.match(provider, model, NOW).orElseThrow();

        assertThat(match.row().id()).isEqualTo("litellm-2026-07-24/" + id);
        assertThat(match.rule()).isEqualTo(rule);
    }

    @ParameterizedTest
    @CsvSource({
        "openrouter, anthropic/claude-sonnet-4.5, openrouter/anthropic/claude-sonnet-4.5",
        "azure, gpt-5.5, azure/gpt-5.5",
        "azure, claude-opus-5, azure_ai/claude-opus-5",
        "amazon-bedrock, us.anthropic.claude-opus-4-8, bedrock/us.anthropic.claude-opus-4-8",
        "amazon-bedrock, claude-sonnet-4-5-20250929, bedrock/anthropic.claude-sonnet-4-5-20250929-v1:0",
        "google-vertex-anthropic, claude-sonnet-4-5@20250929, vertex_ai/claude-sonnet-4-5@20250929",
        "google, gemini-3.1-pro-preview, gemini/gemini-3.1-pro-preview",
        "google-vertex, gemini-3.1-pro-preview, vertex_ai/gemini-3.1-pro-preview",
        "github-copilot, mai-code-1-flash, github_copilot/mai-code-1-flash",
        "x-ai, grok-code-fast-1, xai/grok-code-fast-1",
        "moonshotai, kimi-k2.5, moonshot/kimi-k2.5",
        "z.ai, glm-4.6, zai/glm-4.6",
        "alibaba, qwen3-coder-plus, dashscope/qwen3-coder-plus",
        "mistral, mistral-medium, mistral/mistral-medium",
        "deepseek, deepseek-chat, deepseek/deepseek-chat",
        "groq, openai/gpt-oss-120b, groq/openai/gpt-oss-120b",
        "fireworks-ai, accounts/fireworks/models/deepseek-r1, fireworks_ai/accounts/fireworks/models/deepseek-r1",
    })
    void match_prefersThePriceOfTheProvider(String provider, String model, String id) {
        assertThat(id(provider, model)).contains("litellm-2026-07-24/" + id);
    }

    @ParameterizedTest
    @CsvSource({
        "opencode, claude-opus-4-8, anthropic/claude-opus-4-8",
        "opencode, glm-4.6, zai/glm-4.6",
        "github-copilot, gpt-5.2, openai/gpt-5.2",
        "openrouter, z-ai/glm-4.5-airx, zai/glm-4.5-airx",
        "amazon-bedrock, xx.anthropic.claude-opus-4-8-v1:0, anthropic/claude-opus-4-8",
        "some-company-proxy, gpt-5.2, openai/gpt-5.2",
        "some-company-proxy, bedrock/us.anthropic.claude-opus-4-8, bedrock/us.anthropic.claude-opus-4-8",
        ", someone/gpt-5.2, openai/gpt-5.2",
        "' ', gpt-5.2, openai/gpt-5.2",
        ", gpt-5.3-codex, openai/gpt-5.3-codex",
        ", gemini-3.1-pro-preview, gemini/gemini-3.1-pro-preview",
        ", deepseek-chat, deepseek/deepseek-chat",
    })
    void match_fallsBackToTheMaker(@Nullable String provider, String model, String id) {
        assertThat(id(provider, model)).contains("litellm-2026-07-24/" + id);
    }

    @ParameterizedTest
    @CsvSource({
        "ollama, gpt-5.2",
        "Ollama, claude-opus-4-8",
        "lmstudio, deepseek-chat",
        "lm-studio, glm-4.6",
        "llama.cpp, gpt-5.2",
        "llamacpp, gpt-5.2",
        "vllm, gpt-5.2",
        "local, gpt-5.2",
        "my-local-box, gpt-5.2",
        "http://localhost:1234, gpt-5.2",
        "http://127.0.0.1:1234, gpt-5.2",
        ", ollama/gpt-5.2",
    })
    void match_onTheUsersMachine_isEmpty(@Nullable String provider, String model) {
        assertThat(id(provider, model)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "anthropic, claude-opus-9",
        "anthropic, claude-sonnet",
        "anthropic, claude-sonnet-4-7",
        "anthropic, claude-sonnet-4-55",
        "anthropic, claude-4-7-sonnet",
        "anthropic, claude-opus-9-0",
        "anthropic, claude-opus-4-8:free",
        "openai, gpt-5.9",
        "openai, gpt-5.2-max",
        "openai, gpt-5.20",
        "openai, gpt",
        "openrouter, z-ai/glm-4.5-air:free",
        "opencode, glm-4.7-free",
        "opencode, big-pickle",
        "some-company-proxy, deepseek-chat",
        "groq, glm-4.6",
        "zai, glm-4.7-flash",
        ", <synthetic>",
        ", someone/deepseek-chat",
        ", llama-3.3-70b",
    })
    void match_unknownOrUnpricedModel_isEmpty(@Nullable String provider, String model) {
        assertThat(id(provider, model)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "anthropic, claude-sonnet-4-5, claude-sonnet-4-5",
        "anthropic, claude-sonnet-4-5-20250929, claude-sonnet-4-5-20250929",
        "anthropic, claude-opus-4, claude-opus-4-20250514",
        "anthropic, claude-opus-4-1, claude-opus-4-1",
        "openai, gpt-5, gpt-5",
        "openai, gpt-5.2, gpt-5.2",
        "openai, gpt-5-2, gpt-5.2",
        "openai, gpt-5-codex, gpt-5-codex",
        "openai, gpt-5-mini, gpt-5-mini",
        "openai, gpt-5.1-codex-max, gpt-5.1-codex-max",
    })
    void match_neverTakesAnotherVersion(String provider, String model, String priced) {
        assertThat(id(provider, model)).contains("litellm-2026-07-24/" + provider + "/" + priced);
    }

    @ParameterizedTest
    @CsvSource({
        // input and output in US dollars per million tokens
        ", claude-3-5-sonnet-20241022, 3, 15",
        ", claude-3-5-sonnet-latest, 3, 15",
        ", claude-3.5-haiku, 0.8, 4",
        ", claude-3-opus-20240229, 15, 75",
        ", claude-3-haiku, 0.25, 1.25",
        ", claude-sonnet-3.7, 3, 15",
        ", claude-opus-4-0, 15, 75",
        ", claude-4.0-sonnet, 3, 15",
        ", claude-4.5-sonnet-20250929, 3, 15",
        ", claude-sonnet-4-5-2025-09-29, 3, 15",
        ", Claude Sonnet 4.5, 3, 15",
        ", CLAUDE-OPUS-4-8[1M], 5, 25",
        ", claude-opus-4-8-latest, 5, 25",
        ", claude-opus-4-8-max, 5, 25",
        ", claude-opus-4-8 (xhigh), 5, 25",
        ", claude-sonnet-4-6:beta, 3, 15",
        ", claude-sonnet-4-6:thinking, 3, 15",
        ", claude-haiku-4-5-20251001-v1:0, 1, 5",
        ", claude-opus-4-5@20251101, 5, 25",
        ", claude-opus-4-8@default, 5, 25",
        ", claude-3-5-sonnet-v2@20241022, 3, 15",
        "vertex, claude-sonnet-4-6@default, 3, 15",
        ", us.anthropic.claude-opus-4-8, 5.5, 27.5",
        ", us.anthropic.claude-opus-4-8-v1:0, 5.5, 27.5",
        ", US.ANTHROPIC.CLAUDE-SONNET-4-5, 3.3, 16.5",
        ", apac.anthropic.claude-sonnet-4-5-20250929-v1:0, 3.3, 16.5",
        ", global.anthropic.claude-sonnet-4-5-20250929-v1:0, 3, 15",
        ", global.anthropic.claude-opus-4-1-20250805-v1:0, 15, 75",
        ", anthropic.claude-3-5-sonnet-20241022-v2:0, 3, 15",
        ", bedrock/us.anthropic.claude-sonnet-4-5-20250929-v1:0, 3.3, 16.5",
        "bedrock, bedrock/eu.anthropic.claude-opus-4-8, 5.5, 27.5",
        ", arn:aws:bedrock:eu-west-1:210987654321:inference-profile/eu.anthropic.claude-haiku-4-5-20251001-v1:0, 1.1, 5.5",
        "bedrock, arn:aws:bedrock:us-west-2::foundation-model/anthropic.claude-opus-4-8, 5, 25",
        ", anthropic/claude-4.5-sonnet-20250929, 3, 15",
        ", openrouter/anthropic/claude-opus-4.8:beta, 5, 25",
        "openrouter, openrouter/anthropic/claude-sonnet-4.5, 3, 15",
        ", openai/gpt-5.4-xhigh, 2.5, 15",
        ", z-ai/glm-4.6, 0.6, 2.2",
        ", claude-fable-5-1, 10, 50",
        ", o1-mini, 1.1, 4.4",
        ", google/gemini-1.5-pro, 1.25, 5",
    })
    void match_ofAnyUsualSpelling_findsThePrice(
            @Nullable String provider, String model, BigDecimal input, BigDecimal output) {
        Rates rates = BOOK.match(provider, model, NOW)
                .orElseThrow()
                .row()
                .schedule()
                .standard()
                .base();

        assertThat(BigDecimal.valueOf(rates.input(), 6)).isEqualByComparingTo(input);
        assertThat(BigDecimal.valueOf(rates.output(), 6)).isEqualByComparingTo(output);
    }

    @ParameterizedTest
    @CsvSource({
        "arn:aws:bedrock:us-east-1:210987654321:application-inference-profile/q1w2e3r4t5y6",
        "arn:aws:bedrock:us-east-1:210987654321:application-inference-profile/claude-opus-4-8",
        "arn:aws:bedrock:us-east-1:210987654321:provisioned-model/anthropic.claude-opus-4-8",
        "arn:aws:sagemaker:us-east-1:210987654321:endpoint/claude-opus-4-8",
    })
    void match_ofAnOpaqueResource_isEmpty(String model) {
        assertThat(id("bedrock", model)).isEmpty();
        assertThat(BOOK.match(null, model, NOW)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"us.anthropic.claude-opus-4-8", "claude-opus-4-5@20251101", "claude-sonnet-4-6"})
    void match_withoutAProvider_isThatOfTheProviderThatTheNameTells(String model) {
        String told = model.contains("anthropic.") ? "bedrock" : model.contains("@") ? "vertex" : "anthropic";

        assertThat(BOOK.match(null, model, NOW).map(PriceMatch::row))
                .isPresent()
                .isEqualTo(BOOK.match(told, model, NOW).map(PriceMatch::row));
    }

    @Test
    void match_explainsItself() {
        PriceMatch match = BOOK.match("opencode", "gemini-3-pro", NOW).orElseThrow();

        assertThat(match.explanation())
                .isEqualTo("gemini-3-pro is priced as gemini-3-pro-preview of gemini: the preview of the model."
                        + " The book has no price of it at opencode, so the price of its maker is used.");
    }

    @Test
    void match_saysWhereThePriceComesFrom() {
        PriceRow row =
                BOOK.match("anthropic", "claude-opus-4-8", NOW).orElseThrow().row();

        assertThat(row.source().name()).isEqualTo("litellm");
        assertThat(row.source().fetchedAt()).isEqualTo(LocalDate.parse("2026-07-24"));
        assertThat(row.source().digest()).matches("[0-9a-f]{64}");
        assertThat(row.key()).isEqualTo("claude-opus-4-8");
        assertThat(row.assumed()).isTrue();
    }

    @Test
    void match_repeated_isTheSame() {
        assertThat(BOOK.match("openai", "gpt-5.5", NOW)).isEqualTo(BOOK.match("openai", "gpt-5.5", NOW));
    }

    private static Optional<String> id(@Nullable String provider, String model) {
        return BOOK.match(provider, model, NOW).map(match -> match.row().id());
    }
}
