package io.tokenspeed.store.hub.query;

import static org.assertj.core.api.Assertions.assertThat;

import io.tokenspeed.model.usage.UsageFilter;
import io.tokenspeed.store.hub.sums.DistributionKind;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class KeptSumsTest {
    private static final long MOST = 20_000;
    private static final UsageQuestion QUESTION =
            UsageQuestion.of(null, UsageFilter.all(ZoneOffset.UTC), List.of(), List.of(DistributionKind.TTFT));

    private final KeptSums kept = new KeptSums(MOST);

    private static Segment day(long number) {
        return new Segment(0, number * 86_400, (number + 1) * 86_400);
    }

    private static Map<List<String>, HubTally> groups() {
        return Map.of(List.of(), new HubTally());
    }

    @Test
    void find_underTheSameMarkOnly() {
        Map<List<String>, HubTally> groups = groups();

        kept.keep(QUESTION, day(1), 7, groups);

        assertThat(kept.find(QUESTION, day(1), 7)).isSameAs(groups);
        assertThat(kept.find(QUESTION, day(1), 8)).isNull();
        assertThat(kept.find(QUESTION, day(2), 7)).isNull();
    }

    @Test
    void keep_moreThanFits_dropsWhatWasNotAskedForLongest() {
        kept.keep(QUESTION, day(0), 7, groups());
        for (int i = 1; i < 200; i++) {
            kept.keep(QUESTION, day(i), 7, groups());
            assertThat(kept.find(QUESTION, day(0), 7)).isNotNull();
            assertThat(kept.bytes()).isBetween(1L, MOST);
        }

        assertThat(kept.find(QUESTION, day(1), 7)).isNull();
        assertThat(kept.find(QUESTION, day(199), 7)).isNotNull();
    }

    @Test
    void keep_whatIsLargerThanAll_keepsNothing() {
        KeptSums tiny = new KeptSums(10);

        tiny.keep(QUESTION, day(1), 7, groups());

        assertThat(tiny.find(QUESTION, day(1), 7)).isNull();
        assertThat(tiny.bytes()).isZero();
    }
}
