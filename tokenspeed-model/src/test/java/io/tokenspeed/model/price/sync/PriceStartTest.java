package io.tokenspeed.model.price.sync;

import static org.assertj.core.api.Assertions.assertThat;

import io.tokenspeed.model.price.rate.PriceRow;
import io.tokenspeed.model.price.sync.PriceChange.Kind;
import org.junit.jupiter.api.Test;

/** From when on a price holds that a source offers. */
class PriceStartTest extends ComparedPrices {
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
}
