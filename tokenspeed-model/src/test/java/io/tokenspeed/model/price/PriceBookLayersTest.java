package io.tokenspeed.model.price;

import static org.assertj.core.api.Assertions.assertThat;

import io.tokenspeed.model.price.match.MatchRule;
import io.tokenspeed.model.price.match.PriceAlias;
import io.tokenspeed.model.price.match.PriceMatch;
import io.tokenspeed.model.price.match.StoredPrices;
import io.tokenspeed.model.price.rate.PriceRow;
import io.tokenspeed.model.price.rate.PriceSource;
import io.tokenspeed.model.price.rate.RateText;
import io.tokenspeed.model.price.rate.TierRule;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class PriceBookLayersTest {
    private static final Instant NOW = Instant.parse("2026-11-30T12:00:00Z");
    private static final Instant JUNE = Instant.parse("2026-06-01T12:00:00Z");
    private static final LocalDate NOVEMBER = LocalDate.parse("2026-11-29");
    private static final String OPUS = "anthropic/claude-opus-4-8";

    private final Rows rows = new Rows();

    @Test
    void match_syncedModel_usesNoBundledRow() {
        rows.add(row(OPUS, "2026-11-01", "=1,,,,2,"));

        PriceBook book = book(Map.of());

        assertThat(id(book, "anthropic", "claude-opus-4-8", NOW))
                .contains("litellm-2026-11-29/" + OPUS + "@2026-11-01");
        assertThat(id(book, "anthropic", "claude-opus-4-8", JUNE)).isEmpty();
        assertThat(id(book, "anthropic", "claude-opus-4-7", NOW))
                .contains("litellm-2026-07-24/anthropic/claude-opus-4-7");
        assertThat(book.row("litellm-2026-07-24/" + OPUS)).isPresent();
    }

    @Test
    void match_twoRowsOfOneStart_theLaterStoredCounts() {
        rows.add(row(OPUS, null, "=1,,,,2,"));
        rows.add(new PriceRow(
                "later",
                "anthropic",
                "claude-opus-4-8",
                "k",
                RateText.parse(TierRule.WHOLE_REQUEST, "=3,,,,4,"),
                null,
                new PriceSource("litellm", NOVEMBER, "d")));

        assertThat(id(book(Map.of()), "anthropic", "claude-opus-4-8", NOW)).contains("later");
    }

    @Test
    void match_correctedModel_keepsOurRowUnlessTheUserPrefersASource() {
        rows.add(row("anthropic/claude-fable-5-1", null, "=1,,,,2,"));

        assertThat(id(book(Map.of()), "anthropic", "claude-fable-5-1", NOW))
                .hasValueSatisfying(id -> assertThat(id).startsWith("corrections-"));
        assertThat(id(book(Map.of("anthropic/claude-fable-5-1", "litellm")), "anthropic", "claude-fable-5-1", NOW))
                .contains("litellm-2026-11-29/anthropic/claude-fable-5-1");
    }

    @Test
    void match_providerOfSeveralSpellings_findsItsSyncedRows() {
        rows.add(row("vertex_ai/new-model", null, "=1,,,,2,"));
        rows.add(row("new-host/new-model", null, "=1,,,,2,"));

        assertThat(id(book(Map.of()), "google-vertex", "new-model", NOW))
                .contains("litellm-2026-11-29/vertex_ai/new-model");
        assertThat(id(book(Map.of()), "NewHost", "new-model", NOW)).contains("litellm-2026-11-29/new-host/new-model");
    }

    @Test
    void match_localProvider_findsNoSyncedRow() {
        rows.add(row("ollama/qwen3-coder:30b", null, "=1,,,,2,"));

        assertThat(id(book(Map.of()), "ollama", "qwen3-coder:30b", NOW)).isEmpty();
    }

    @Test
    void match_ownPrice_winsOverASyncedOne() {
        rows.add(row(OPUS, null, "=1,,,,2,"));
        PriceRow own = row(OPUS, null, "=9,,,,9,");

        PriceBook book = book(Map.of()).withOverrides(List.of(own));

        assertThat(book.match("anthropic", "claude-opus-4-8", NOW).map(PriceMatch::row))
                .contains(own);
    }

    @Test
    void book_untilAPriceIsNeeded_readsNothing() {
        PriceBook book = book(Map.of());
        assertThat(rows.reads).isZero();

        assertThat(id(book, "anthropic", "claude-opus-4-8", NOW)).isPresent();
        assertThat(rows.reads).isEqualTo(1);
    }

    @Test
    void asOf_isTheLaterDay() {
        assertThat(book(Map.of()).asOf()).isEqualTo(PriceBook.bundled().asOf());

        rows.asOf = NOVEMBER;
        assertThat(book(Map.of()).asOf()).isEqualTo(NOVEMBER);
    }

    @Test
    void match_alias_isTriedAfterTheSameNameAndBeforeAnyOther() {
        PriceBook book = PriceBook.bundled()
                .withAliases(List.of(
                        new PriceAlias("My-Opus", "anthropic", "claude-opus-4-8", null),
                        new PriceAlias("claude-opus-4-8", "openai", "gpt-5.5", null),
                        new PriceAlias("claude-opus-4.8", "openai", "gpt-5.5", null)));

        assertThat(book.match("anyhost", "my-opus", NOW)).hasValueSatisfying(match -> {
            assertThat(match.row().model()).isEqualTo("claude-opus-4-8");
            assertThat(match.rule()).isEqualTo(MatchRule.OWN_ALIAS);
            assertThat(match.explanation())
                    .isEqualTo("my-opus is priced as claude-opus-4-8 of anthropic: your own alias.");
        });
        assertThat(model(book, "anthropic", "claude-opus-4-8", NOW)).isEqualTo("claude-opus-4-8");
        assertThat(model(book, "anthropic", "claude-opus-4.8", NOW)).isEqualTo("gpt-5.5");
    }

    @Test
    void match_aliasWithADay_holdsFromThatDay() {
        Instant november = Instant.parse("2026-11-01T00:00:00Z");
        PriceBook book = PriceBook.bundled()
                .withAliases(List.of(new PriceAlias("claude-opus-4.8", "openai", "gpt-5.5", november)));

        assertThat(model(book, "anthropic", "claude-opus-4.8", november)).isEqualTo("gpt-5.5");
        assertThat(model(book, "anthropic", "claude-opus-4.8", november.minusMillis(1)))
                .isEqualTo("claude-opus-4-8");
    }

    @Test
    void match_aliasAtALocalProvider_meansTheUsersRowsOnly() {
        PriceBook book = PriceBook.bundled()
                .withOverrides(List.of(row("ollama/mine", null, "=9,,,,9,")))
                .withAliases(List.of(
                        new PriceAlias("hosted", "anthropic", "claude-opus-4-8", null),
                        new PriceAlias("own", "ollama", "mine", null)));

        assertThat(book.match("ollama", "hosted", NOW)).isEmpty();
        assertThat(model(book, "ollama", "own", NOW)).isEqualTo("mine");
    }

    private static String model(PriceBook book, String provider, String model, Instant at) {
        return book.match(provider, model, at).map(match -> match.row().model()).orElse("none");
    }

    private static Optional<String> id(PriceBook book, String provider, String model, Instant at) {
        return book.match(provider, model, at).map(match -> match.row().id());
    }

    private PriceBook book(Map<String, String> preferences) {
        return PriceBook.bundled().over(rows, preferences);
    }

    private static PriceRow row(String name, @Nullable String from, String rates) {
        int slash = name.indexOf('/');
        return new PriceRow(
                "litellm-2026-11-29/" + name + (from == null ? "" : "@" + from),
                name.substring(0, slash),
                name.substring(slash + 1),
                name,
                RateText.parse(TierRule.WHOLE_REQUEST, rates),
                from == null
                        ? null
                        : LocalDate.parse(from).atStartOfDay(ZoneOffset.UTC).toInstant(),
                new PriceSource("litellm", NOVEMBER, "d"));
    }

    private static final class Rows implements StoredPrices {
        private final List<PriceRow> all = new ArrayList<>();
        private @Nullable LocalDate asOf;
        private int reads;

        void add(PriceRow row) {
            all.add(row);
        }

        @Override
        public Set<String> providers() {
            reads++;
            return all.stream().map(PriceRow::provider).collect(Collectors.toSet());
        }

        @Override
        public List<PriceRow> active(String provider) {
            return all.stream().filter(row -> row.provider().equals(provider)).toList();
        }

        @Override
        public Optional<PriceRow> row(String priceId) {
            return all.stream().filter(row -> row.id().equals(priceId)).findFirst();
        }

        @Override
        public Optional<LocalDate> asOf() {
            return Optional.ofNullable(asOf);
        }
    }
}
