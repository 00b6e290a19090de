package io.tokenspeed.model.price.sync;

import static org.assertj.core.api.Assertions.assertThat;

import io.tokenspeed.model.price.rate.RateText;
import io.tokenspeed.model.price.sync.PriceChange.Kind;
import org.junit.jupiter.api.Test;

/** Whose price a model has where several sources have one, and what others may add to it. */
class PriceOwnerTest extends ComparedPrices {
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
    void compare_rateThatTheOwnerLacks_isNotFilledFromAnotherPrice() {
        PriceChange change = only(compare(
                litellm("o/m", "=10,1,12,,20,"),
                offer("genai-prices", row("genai-prices", "o/m", null, "=11,1,12,16,20,"))));

        assertThat(change.price().row().schedule().standard().base().cacheWrite1h())
                .isNull();
        assertThat(change.price().row().source().name()).isEqualTo("litellm");
    }

    @Test
    void compare_filledRate_staysWhenTheOtherSourceIsSilent() {
        known("litellm+genai-prices", "o/m", null, "=10,1,12,16,20, +web_search=7");

        assertThat(compare(litellm("o/m", "=10,1,12,,20,")).changes()).isEmpty();
    }

    @Test
    void compare_goneModels_areCounted() {
        known("litellm", "o/m", null, "=10,,,,20,");
        known("litellm", "o/old", null, "=10,,,,20,");
        known("corrections", "o/ours", null, "=10,,,,20,");

        assertThat(compare(litellm("o/m", "=10,,,,20,")).gone()).isEqualTo(1);
    }
}
