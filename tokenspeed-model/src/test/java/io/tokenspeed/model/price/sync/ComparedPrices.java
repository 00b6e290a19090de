package io.tokenspeed.model.price.sync;

import static org.assertj.core.api.Assertions.assertThat;

import io.tokenspeed.model.price.match.PriceTable;
import io.tokenspeed.model.price.rate.PriceRow;
import io.tokenspeed.model.price.rate.PriceSource;
import io.tokenspeed.model.price.rate.RateText;
import io.tokenspeed.model.price.rate.TierRule;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A book of prices that is compared with what sources offer. */
abstract class ComparedPrices {
    static final LocalDate TODAY = LocalDate.parse("2026-11-30");
    private static final LocalDate EARLIER = LocalDate.parse("2026-07-24");
    static final String SAME = "=100,,,,200,";

    final List<PriceRow> book = new ArrayList<>();
    final Map<String, StoredPrice> stored = new HashMap<>();
    final Map<String, String> preferences = new HashMap<>();

    static PriceOffer many(int models, int moved) {
        List<PriceRow> rows = new ArrayList<>();
        for (int i = 0; i < models; i++) {
            rows.add(row("litellm", "o/m" + i, null, i < moved ? "=11,,,,20," : "=10,,,,20,"));
        }
        return new PriceOffer("litellm", TODAY, rows, 0);
    }

    PriceRow known(String source, String name, @Nullable String from, String rates) {
        PriceRow row = row(source, EARLIER, name, from, rates);
        book.add(row);
        return row;
    }

    static PriceChange only(PriceComparison comparison) {
        assertThat(comparison.changes()).hasSize(1);
        return comparison.changes().get(0);
    }

    /** One model may move alone, because ten others stay. */
    PriceOffer litellm(String name, String rates) {
        List<PriceRow> rows = new ArrayList<>(List.of(row("litellm", name, null, rates)));
        for (int i = 0; i < 10; i++) {
            rows.add(row("litellm", "still/" + i, null, SAME));
        }
        return new PriceOffer("litellm", TODAY, rows, 0);
    }

    static PriceOffer offer(String source, PriceRow... rows) {
        return new PriceOffer(source, TODAY, List.of(rows), 0);
    }

    PriceComparison compare(PriceOffer compared, PriceOffer... others) {
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

    PriceComparison compare(List<PriceOffer> offers) {
        return new PriceChanges(state(), offers).compare(offers.get(0));
    }

    BookState state() {
        return new BookState(PriceTable.of(book), stored, preferences, TODAY);
    }

    static PriceRow row(String source, String name, @Nullable String from, String rates) {
        return row(source, TODAY, name, from, rates);
    }

    static PriceRow row(String source, LocalDate fetched, String name, @Nullable String from, String rates) {
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
