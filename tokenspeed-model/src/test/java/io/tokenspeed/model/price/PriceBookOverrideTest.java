package io.tokenspeed.model.price;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tokenspeed.model.price.rate.PriceRow;
import io.tokenspeed.model.price.rate.PriceSchedule;
import io.tokenspeed.model.price.rate.PriceSource;
import io.tokenspeed.model.price.rate.RateCard;
import io.tokenspeed.model.price.rate.Rates;
import io.tokenspeed.model.price.rate.TierRule;
import io.tokenspeed.model.request.Request;
import io.tokenspeed.model.request.Sample;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class PriceBookOverrideTest {
    private static final Instant JUNE = Instant.parse("2026-06-01T00:00:00Z");
    private static final Instant JULY = Instant.parse("2026-07-01T00:00:00Z");
    private static final String BUNDLED = "litellm-2026-07-24/anthropic/claude-opus-4-8";

    private final PriceBook bundled = PriceBook.bundled();

    @Test
    void match_ownPriceOfALocalModel_isFound() {
        PriceBook book = bundled.withOverrides(List.of(row("user/1", "ollama", "qwen3:8b", null, 7)));

        assertThat(id(book, "ollama", "qwen3:8b", JUNE)).contains("user/1");
        assertThat(id(book, "lmstudio", "qwen3:8b", JUNE)).isEmpty();
        assertThat(id(book, "ollama", "qwen3:30b", JUNE)).isEmpty();
    }

    @Test
    void match_ownPriceForAnyProvider_holdsAtAllOfThem() {
        PriceBook book = bundled.withOverrides(List.of(row("user/1", PriceRow.ANY_PROVIDER, "my-model", null, 7)));

        assertThat(id(book, "ollama", "my-model", JUNE)).contains("user/1");
        assertThat(id(book, null, "My-Model", JUNE)).contains("user/1");
    }

    @Test
    void match_ownPrice_winsOverTheBundledOne() {
        PriceBook book = bundled.withOverrides(List.of(row("user/1", "anthropic", "claude-opus-4-8", null, 7)));

        assertThat(id(book, "anthropic", "claude-opus-4.8", JUNE)).contains("user/1");
        assertThat(id(book, null, "claude-opus-4-8", JUNE)).contains("user/1");
        assertThat(id(book, "anthropic", "claude-opus-4-7", JUNE))
                .contains("litellm-2026-07-24/anthropic/claude-opus-4-7");
    }

    @Test
    void match_atOtherNameOfTheProvider_findsTheOwnPrice() {
        PriceBook book = bundled.withOverrides(List.of(row("user/1", "gemini", "gemini-9", null, 7)));

        assertThat(id(book, "google", "gemini-9", JUNE)).contains("user/1");
    }

    @Test
    void match_usesTheRowInForceAtTheTimeOfTheRequest() {
        PriceBook book = bundled.withOverrides(List.of(
                row("user/july", "anthropic", "claude-opus-4-8", JULY, 9),
                row("user/june", "anthropic", "claude-opus-4-8", JUNE, 7)));

        assertThat(id(book, "anthropic", "claude-opus-4-8", JUNE.minusMillis(1)))
                .contains(BUNDLED);
        assertThat(id(book, "anthropic", "claude-opus-4-8", JUNE)).contains("user/june");
        assertThat(id(book, "anthropic", "claude-opus-4-8", JULY.minusMillis(1)))
                .contains("user/june");
        assertThat(id(book, "anthropic", "claude-opus-4-8", JULY)).contains("user/july");
    }

    @Test
    void cost_byPriceId_findsOwnAndBundledRows() {
        PriceBook book = bundled.withOverrides(List.of(row("user/june", "ollama", "qwen3", JUNE, 7_000)));
        Request request = Sample.request(Sample.tokens(3, 0), Sample.details("ollama", "qwen3", null));

        assertThat(book.cost(request, "user/june")).contains(new Cost(21, "user/june"));
        assertThat(book.cost(request, BUNDLED)).contains(new Cost(15_000, BUNDLED));
        assertThat(bundled.cost(request, "user/june")).isEmpty();
    }

    @Test
    void withOverrides_sameIdTwice_isRefused() {
        List<PriceRow> rows = List.of(row("user/1", "ollama", "a", null, 1), row("user/1", "ollama", "b", null, 2));

        assertThatThrownBy(() -> bundled.withOverrides(rows))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("two prices have the id user/1");
    }

    private static Optional<String> id(PriceBook book, @Nullable String provider, String model, Instant at) {
        return book.match(provider, model, at).map(match -> match.row().id());
    }

    private static PriceRow row(String id, String provider, String model, @Nullable Instant from, long input) {
        return new PriceRow(
                id,
                provider,
                model,
                model,
                new PriceSchedule(TierRule.WHOLE_REQUEST, RateCard.flat(Rates.of(input, 2 * input)), Map.of()),
                from,
                new PriceSource("user", LocalDate.parse("2026-08-01"), "digest"));
    }
}
