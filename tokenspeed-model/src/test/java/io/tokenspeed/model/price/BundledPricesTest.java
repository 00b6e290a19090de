package io.tokenspeed.model.price;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tokenspeed.model.price.rate.ContextTier;
import io.tokenspeed.model.price.rate.PriceRow;
import io.tokenspeed.model.price.rate.RateCard;
import io.tokenspeed.model.price.rate.Rates;
import io.tokenspeed.model.price.rate.Surcharges;
import io.tokenspeed.model.price.rate.TierRule;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class BundledPricesTest {
    @Test
    void table_everyLine_isAPriceThatTheBookFindsById() throws IOException {
        PriceBook book = PriceBook.bundled();

        List<PriceRow> rows = lines().map(new PriceLine("digest")::parse).toList();

        assertThat(rows).hasSizeGreaterThan(2_000).extracting(PriceRow::id).doesNotHaveDuplicates();
        assertThat(rows)
                .allMatch(row -> book.row(row.id()).orElseThrow().schedule().equals(row.schedule()));
        assertThat(rows)
                .allMatch(row -> row.schedule().standard().base().input() > 0
                        && row.schedule().standard().base().output() > 0);
    }

    @Test
    void table_isWhatItsDigestSays() throws Exception {
        String rows = lines().map(line -> line + "\n").collect(Collectors.joining());

        byte[] digest = MessageDigest.getInstance("SHA-256").digest(rows.getBytes(StandardCharsets.UTF_8));

        PriceRow row =
                PriceBook.bundled().row("litellm-2026-07-24/openai/gpt-5.4").orElseThrow();
        assertThat(row.source().digest()).isEqualTo(HexFormat.of().formatHex(digest));
    }

    @Test
    void table_comesWithItsLicence() throws IOException {
        assertThat(text("NOTICE.txt")).contains("2026-07-24", "BerriAI/litellm", "MIT License", "Berri AI");
    }

    @Test
    void parse_readsEveryColumn() {
        PriceRow row = new PriceLine("digest")
                .parse("p\tm\tp/key\t2026-09-01\t2026-09-02\tmarginal\t=1,2,3,4,5,6 >7=8,,,,9, flex=1,,,,2,");

        assertThat(row.id()).isEqualTo("litellm-2026-09-01/p/m@2026-09-02");
        assertThat(row.schedule().surcharges()).isEqualTo(Surcharges.NONE);
        assertThat(row.schedule().tierRule()).isEqualTo(TierRule.MARGINAL);
        assertThat(row.validFrom()).isEqualTo(Instant.parse("2026-09-02T00:00:00Z"));
        assertThat(row.assumed()).isFalse();
        assertThat(row.schedule().standard())
                .isEqualTo(new RateCard(new Rates(1, 2L, 3L, 4L, 5, 6L), List.of(new ContextTier(7, Rates.of(8, 9)))));
        assertThat(row.schedule().serviceTiers()).containsOnlyKeys("flex").containsValue(RateCard.flat(Rates.of(1, 2)));
    }

    @Test
    void parse_readsSourceAndSurcharges() {
        PriceRow row = new PriceLine("digest")
                .parse("p\tm\tkey\t2026-09-01\t\twhole_request\t=1,,,,2, %eu=1200000 %us=1100000 +web_search=7\tother");

        assertThat(row.id()).isEqualTo("other-2026-09-01/p/m");
        assertThat(row.source().name()).isEqualTo("other");
        assertThat(row.schedule().surcharges())
                .isEqualTo(new Surcharges(Map.of("eu", 1_200_000L, "us", 1_100_000L), 7L));
        assertThat(row.schedule().standard()).isEqualTo(RateCard.flat(Rates.of(1, 2)));
    }

    @Test
    void asOf_isTheDayOfTheSource() {
        assertThat(PriceBook.bundled().asOf()).isEqualTo(LocalDate.parse("2026-07-24"));
    }

    @Test
    void row_thatACorrectionReplaced_isStillFoundByItsId() {
        PriceBook book = PriceBook.bundled();
        PriceRow replaced = book.row("litellm-2026-07-24/openai/gpt-5.5").orElseThrow();

        assertThat(replaced.schedule().rates("priority").base().input()).isEqualTo(10_000_000);
        assertThat(book.match("openai", "gpt-5.5", Instant.EPOCH).orElseThrow().row())
                .isNotEqualTo(replaced)
                .satisfies(row -> assertThat(row.source().name()).isEqualTo("corrections"));
    }

    @Test
    void parse_withoutStandardRates_isRefused() {
        assertThatThrownBy(() -> new PriceLine("digest").parse("p\tm\tk\t2026-09-01\t\tmarginal\tflex=1,,,,2,"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("no standard rates: flex=");
    }

    private static Stream<String> lines() throws IOException {
        return text("prices.tsv").lines().filter(line -> !line.startsWith("#"));
    }

    private static String text(String resource) throws IOException {
        try (InputStream in = BundledPrices.class.getResourceAsStream(resource)) {
            assertThat(in).isNotNull();
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
