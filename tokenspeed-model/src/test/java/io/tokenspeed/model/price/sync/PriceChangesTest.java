package io.tokenspeed.model.price.sync;

import static org.assertj.core.api.Assertions.assertThat;

import io.tokenspeed.model.price.match.PriceTable;
import io.tokenspeed.model.price.rate.PriceRow;
import io.tokenspeed.model.price.rate.PriceSource;
import io.tokenspeed.model.price.rate.RateText;
import io.tokenspeed.model.price.rate.TierRule;
import io.tokenspeed.model.price.sync.PriceChange.Kind;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PriceChangesTest {
    private static final LocalDate TODAY = LocalDate.parse("2026-11-30");
    private static final LocalDate EARLIER = LocalDate.parse("2026-07-24");
    private static final String SAME = "=100,,,,200,";

    private final List<PriceRow> book = new ArrayList<>();
    private final Map<String, StoredPrice> stored = new HashMap<>();
    private final Map<String, String> preferences = new HashMap<>();

    @Test
    void compare_equalPrices_changesNothing() {
        known("litellm", "o/m", null, "=10,1,,,20, fast=30,,,,40, %us=1100000");

        PriceComparison found = compare(litellm("o/m", "=10,1,,,20, fast=30,,,,40, %us=1100000"));

        assertThat(found.changes()).isEmpty();
        assertThat(found.known()).isEqualTo(1);
    }

    @Test
    void compare_newModel_holdsFromTheBeginning() {
        PriceChange change = only(compare(litellm("o/m", "=10,,,,20,")));

        assertThat(change.kind()).isEqualTo(Kind.ADDED);
        assertThat(change.price().basis()).isEqualTo(ValidBasis.ASSUMED);
        assertThat(change.price().row().id()).isEqualTo("litellm-2026-11-30/o/m");
    }

    @Test
    void compare_newModelWhoseHistoryASourceKnows_hasItsHistory() {
        PriceOffer dates = offer(
                "genai-prices",
                row("genai-prices", "o/m", null, "=10,,,,20,"),
                row("genai-prices", "o/m", "2026-09-01", "=12,,,,24,"));

        PriceChange change = only(compare(litellm("o/m", "=12,,,,24,"), dates));

        assertThat(change.price().row().id()).isEqualTo("litellm-2026-11-30/o/m@2026-09-01");
        assertThat(change.price().basis()).isEqualTo(ValidBasis.STATED);
        assertThat(change.timeline()).extracting(PriceRow::id).containsExactly("genai-prices-2026-11-30/o/m");
    }

    @Test
    void compare_historyThatEndsInAnotherPrice_isNotTaken() {
        PriceOffer dates = offer(
                "genai-prices",
                row("genai-prices", "o/m", null, "=12,,,,24,"),
                row("genai-prices", "o/m", "2026-09-01", "=18,,,,36,"));

        PriceChange change = only(compare(litellm("o/m", "=12,,,,24,"), dates));

        assertThat(change.price().basis()).isEqualTo(ValidBasis.ASSUMED);
        assertThat(change.timeline()).isEmpty();
    }

    @Test
    void compare_changedPrice_startsToday() {
        PriceRow before = known("litellm", "o/m", null, "=10,,,,20,");

        PriceChange change = only(compare(litellm("o/m", "=12,,,,20,")));

        assertThat(change.kind()).isEqualTo(Kind.CHANGED);
        assertThat(change.price().row().id()).isEqualTo("litellm-2026-11-30/o/m@2026-11-30");
        assertThat(change.price().basis()).isEqualTo(ValidBasis.OBSERVED);
        assertThat(change.timeline()).containsExactly(before);
        assertThat(change.price().state()).isEqualTo(PriceState.ACTIVE);
    }

    @Test
    void compare_changedPriceThatASourceDates_startsThen() {
        known("litellm", "o/m", null, "=10,,,,20,");

        PriceChange change = only(compare(
                litellm("o/m", "=12,,,,20,"),
                offer("genai-prices", row("genai-prices", "o/m", "2026-11-02", "=12,,,,20,"))));

        assertThat(change.price().row().id()).isEqualTo("litellm-2026-11-30/o/m@2026-11-02");
        assertThat(change.price().basis()).isEqualTo(ValidBasis.STATED);
    }

    @Test
    void compare_priceDatedBeforeTheOneInForce_startsToday() {
        known("litellm", "o/m", "2026-11-10", "=10,,,,20,");

        PriceChange change = only(compare(
                litellm("o/m", "=12,,,,20,"),
                offer("genai-prices", row("genai-prices", "o/m", "2026-11-02", "=12,,,,20,"))));

        assertThat(change.price().basis()).isEqualTo(ValidBasis.OBSERVED);
    }

    @Test
    void compare_announcedPrice_isNotTakenBeforeItsDay() {
        known("genai-prices", "o/m", null, "=10,,,,20,");

        PriceComparison found = compare(offer(
                "genai-prices",
                row("genai-prices", "o/m", null, "=10,,,,20,"),
                row("genai-prices", "o/m", "2026-12-01", "=15,,,,30,")));

        assertThat(found.changes()).isEmpty();
    }

    @Test
    void compare_correctedModel_keepsOurPrice() {
        known("litellm", "o/m", null, "=10,,,,20,");
        known("corrections", "o/m", "2026-09-01", "=11,,,,20,");

        assertThat(compare(litellm("o/m", "=30,,,,60,")).changes()).isEmpty();
    }

    @Test
    void compare_correctedModelWhoseSourceIsPreferred_changes() {
        known("corrections", "o/m", null, "=11,,,,20,");
        preferences.put("o/m", "litellm");

        assertThat(only(compare(litellm("o/m", "=12,,,,20,"))).kind()).isEqualTo(Kind.CHANGED);
    }

    @Test
    void compare_sourceOfLowerRank_changesNoModelOfAHigherOne() {
        known("litellm", "o/m", null, "=10,,,,20,");

        PriceComparison listedByBoth = compare(
                offer("genai-prices", row("genai-prices", "o/m", null, "=12,,,,20,")), litellm("o/m", "=10,,,,20,"));
        PriceComparison listedNoMore = compare(
                offer("genai-prices", row("genai-prices", "o/m", null, "=12,,,,20,")), litellm("o/other", SAME));

        assertThat(listedByBoth.changes()).isEmpty();
        assertThat(listedNoMore.changes()).isEmpty();
    }

    @Test
    void compare_preferredSourceOfLowerRank_changesTheModel() {
        known("litellm", "o/m", null, "=10,,,,20,");
        preferences.put("o/m", "genai-prices");
        PriceOffer genai = offer("genai-prices", row("genai-prices", "o/m", null, "=12,,,,20,"));

        assertThat(only(compare(genai, litellm("o/m", "=10,,,,20,")))
                        .price()
                        .row()
                        .id())
                .isEqualTo("genai-prices-2026-11-30/o/m@2026-11-30");
        assertThat(compare(litellm("o/m", "=14,,,,20,"), genai).changes()).isEmpty();
    }

    @Test
    void compare_rateThatTheOwnerLacks_isFilledFromAnEqualPrice() {
        known("litellm", "o/m", null, "=10,1,12,,20,");

        PriceChange change = only(compare(
                litellm("o/m", "=10,1,12,,20,"),
                offer("genai-prices", row("genai-prices", "o/m", null, "=10,1,12,16,20, +web_search=7"))));

        assertThat(RateText.of(change.price().row().schedule())).isEqualTo("=10,1,12,16,20, +web_search=7");
        assertThat(change.price().row().source().name()).isEqualTo("litellm+genai-prices");
        assertThat(change.kind()).isEqualTo(Kind.COMPLETED);
        assertThat(change.price().basis()).isEqualTo(ValidBasis.ASSUMED);
    }

    @Test
    void compare_filledRate_staysWhenTheOtherSourceIsSilent() {
        known("litellm+genai-prices", "o/m", null, "=10,1,12,16,20, +web_search=7");

        assertThat(compare(litellm("o/m", "=10,1,12,,20,")).changes()).isEmpty();
    }

    @Test
    void compare_rateThatTheOwnerLacks_isNotFilledFromAnotherPrice() {
        PriceChange change = only(compare(
                litellm("o/m", "=10,1,12,,20,"),
                offer("genai-prices", row("genai-prices", "o/m", null, "=11,1,12,16,20,"))));

        assertThat(change.price().row().schedule().standard().base().cacheWrite1h())
                .isNull();
        assertThat(change.price().row().source().name()).isEqualTo("litellm");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "=10,,,,20,; =31,,,,20,; input moved from 0.00001 to 0.000031, by more than a factor of 3",
                "=30,,,,20,; =9,,,,20,; input moved from 0.00003 to 0.000009, by more than a factor of 3",
                "=10,4,,,20,; =10,0,,,20,; cache read moved from 0.000004 to 0, and 0 is seldom a price",
                "=10,0,,,20,; =10,4,,,20,; cache read moved from 0 to 0.000004, and 0 is seldom a price",
                "=1,,,,2, fast=1,,,,2,; =1,,,,2, fast=1,,,,9,; output in tier fast moved from 0.000002 to 0.000009,"
                        + " by more than a factor of 3"
            })
    void compare_moveThatIsTooFar_isHeld(String before, String after, String reason) {
        known("litellm", "o/m", null, before);

        PriceChange change = only(compare(litellm("o/m", after)));

        assertThat(change.price().state()).isEqualTo(PriceState.HELD);
        assertThat(change.heldBecause()).isEqualTo(reason);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {"=10,,,,20,; =30,,,,20,", "=30,,,,20,; =10,,,,20,"})
    void compare_moveByAFactorOfThree_isBelieved(String before, String after) {
        known("litellm", "o/m", null, before);

        assertThat(only(compare(litellm("o/m", after))).price().state()).isEqualTo(PriceState.ACTIVE);
    }

    @Test
    void compare_farMoveThatASecondSourceHas_isBelieved() {
        known("litellm", "o/m", null, "=10,,,,20,");

        PriceChange change = only(
                compare(litellm("o/m", "=1,,,,2,"), offer("models.dev", row("models.dev", "o/m", null, "=1,,,,2,"))));

        assertThat(change.price().state()).isEqualTo(PriceState.ACTIVE);
    }

    @Test
    void compare_moreThanAFifthMoved_holdsEverything() {
        for (int i = 0; i < 9; i++) {
            known("litellm", "o/m" + i, null, "=10,,,,20,");
        }

        PriceComparison two = compare(List.of(many(9, 2)));
        book.remove(8);
        PriceComparison twoOfNine = compare(List.of(many(9, 2)));

        assertThat(two.changes()).hasSize(2).allMatch(change -> change.price().state() == PriceState.HELD);
        assertThat(twoOfNine.changes())
                .hasSize(3)
                .allMatch(change -> change.price().state() == PriceState.HELD);
        assertThat(twoOfNine.changes()).extracting(PriceChange::kind).contains(Kind.ADDED);
    }

    @Test
    void compare_aFifthMoved_isBelieved() {
        for (int i = 0; i < 10; i++) {
            known("litellm", "o/m" + i, null, "=10,,,,20,");
        }

        assertThat(compare(List.of(many(10, 2))).changes())
                .hasSize(2)
                .allMatch(change -> change.price().state() == PriceState.ACTIVE);
    }

    @Test
    void compare_rejectedPrice_isNotOfferedAgain() {
        known("litellm", "o/m", null, "=10,,,,20,");
        StoredPrice refused = only(compare(litellm("o/m", "=90,,,,20,"))).price();
        stored.put(refused.row().id(), refused.decided(PriceState.REJECTED, Instant.EPOCH));

        assertThat(compare(litellm("o/m", "=90,,,,20,")).changes()).isEmpty();
        assertThat(compare(litellm("o/m", "=91,,,,20,")).changes()).hasSize(1);
    }

    @Test
    void compare_goneModels_areCounted() {
        known("litellm", "o/m", null, "=10,,,,20,");
        known("litellm", "o/old", null, "=10,,,,20,");
        known("corrections", "o/ours", null, "=10,,,,20,");

        assertThat(compare(litellm("o/m", "=10,,,,20,")).gone()).isEqualTo(1);
    }

    @Test
    void prices_ofABelievedChange_haveTheTimelineBeforeIt() {
        PriceRow before = known("litellm", "o/m", null, "=10,,,,20,");

        List<StoredPrice> prices = compare(litellm("o/m", "=12,,,,20,")).prices();

        assertThat(prices)
                .extracting(price -> price.row().id())
                .containsExactly(before.id(), "litellm-2026-11-30/o/m@2026-11-30");
    }

    @Test
    void confirmed_heldPrice_isStoredWithItsTimeline() {
        PriceRow before = known("litellm", "o/m", null, "=10,,,,20,");
        StoredPrice held = only(compare(litellm("o/m", "=90,,,,20,"))).price();

        List<StoredPrice> rows = state().confirmed(held, Instant.EPOCH);

        assertThat(rows)
                .containsExactly(
                        StoredPrice.of(before, PriceState.ACTIVE), held.decided(PriceState.ACTIVE, Instant.EPOCH));
    }

    private static PriceOffer many(int models, int moved) {
        List<PriceRow> rows = new ArrayList<>();
        for (int i = 0; i < models; i++) {
            rows.add(row("litellm", "o/m" + i, null, i < moved ? "=11,,,,20," : "=10,,,,20,"));
        }
        return new PriceOffer("litellm", TODAY, rows, 0);
    }

    private PriceRow known(String source, String name, @Nullable String from, String rates) {
        PriceRow row = row(source, EARLIER, name, from, rates);
        book.add(row);
        return row;
    }

    private static PriceChange only(PriceComparison comparison) {
        assertThat(comparison.changes()).hasSize(1);
        return comparison.changes().get(0);
    }

    /** One model may move alone, because ten others stay. */
    private PriceOffer litellm(String name, String rates) {
        List<PriceRow> rows = new ArrayList<>(List.of(row("litellm", name, null, rates)));
        for (int i = 0; i < 10; i++) {
            rows.add(row("litellm", "still/" + i, null, SAME));
        }
        return new PriceOffer("litellm", TODAY, rows, 0);
    }

    private static PriceOffer offer(String source, PriceRow... rows) {
        return new PriceOffer(source, TODAY, List.of(rows), 0);
    }

    private PriceComparison compare(PriceOffer compared, PriceOffer... others) {
        for (int i = 0; i < 10; i++) {
            PriceRow still = row("litellm", EARLIER, "still/" + i, null, SAME);
            if (!book.contains(still)) {
                book.add(still);
            }
        }
        List<PriceOffer> offers = new ArrayList<>(List.of(compared));
        offers.addAll(Arrays.asList(others));
        List<String> ranks = List.of("litellm", "genai-prices", "models.dev");
        offers.sort(Comparator.comparing(offer -> ranks.indexOf(offer.source())));
        PriceComparison found = new PriceChanges(state(), offers).compare(compared);
        List<PriceChange> changes = found.changes();
        return new PriceComparison(
                found.offer(), changes, found.models(), found.known() - stills(compared), found.gone());
    }

    private static long stills(PriceOffer offer) {
        return offer.rows().stream()
                .filter(row -> row.provider().equals("still"))
                .count();
    }

    private PriceComparison compare(List<PriceOffer> offers) {
        return new PriceChanges(state(), offers).compare(offers.get(0));
    }

    private BookState state() {
        return new BookState(PriceTable.of(book), stored, preferences, TODAY);
    }

    private static PriceRow row(String source, String name, @Nullable String from, String rates) {
        return row(source, TODAY, name, from, rates);
    }

    private static PriceRow row(String source, LocalDate fetched, String name, @Nullable String from, String rates) {
        int slash = name.indexOf('/');
        PriceSource of = new PriceSource(source, fetched, "d");
        return new PriceRow(
                of.owner() + "-" + fetched + "/" + name + (from == null ? "" : "@" + from),
                name.substring(0, slash),
                name.substring(slash + 1),
                name.substring(slash + 1),
                RateText.parse(TierRule.WHOLE_REQUEST, rates),
                from == null
                        ? null
                        : LocalDate.parse(from).atStartOfDay(ZoneOffset.UTC).toInstant(),
                of);
    }
}
