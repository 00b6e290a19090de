package io.tokenspeed.model.price.sync;

import static org.assertj.core.api.Assertions.assertThat;

import io.tokenspeed.model.price.rate.PriceRow;
import io.tokenspeed.model.price.sync.PriceChange.Kind;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which prices wait for a person. */
class HeldPriceTest extends ComparedPrices {
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
}
