package io.tokenspeed.store.hours;

import static org.assertj.core.api.Assertions.assertThat;

import io.tokenspeed.model.time.TimeRange;
import io.tokenspeed.model.usage.Dimension;
import io.tokenspeed.model.usage.UsageFilter;
import io.tokenspeed.store.columns.RowKey;
import io.tokenspeed.store.columns.UsageVector;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class HourlyAnswerCacheTest {
    private static final Instant START = Instant.parse("2026-11-02T10:00:00Z");
    private static final long HOUR = START.getEpochSecond() / 3600;

    private final HourlyAnswerCache cache = new HourlyAnswerCache();
    private final NavigableMap<Long, HourBlock> hours = hours();

    @Test
    void rangesOfTheSameWholeHours_shareAnAnswer() {
        HourTally.Speeds first = ask(hours, until(Duration.ofMinutes(61)));

        HourTally.Speeds second = ask(hours, until(Duration.ofMinutes(119)));

        assertThat(second).isNotNull().isSameAs(first);
    }

    @Test
    void anotherHourOrFilter_isAnAnswerOfItsOwn() {
        HourTally.Speeds first = ask(hours, until(Duration.ofMinutes(61)));

        assertThat(ask(hours, until(Duration.ofHours(2)))).isNotNull().isNotSameAs(first);
        assertThat(ask(hours, until(Duration.ofMinutes(61)).withTool("claude")))
                .isNotNull()
                .isNotSameAs(first);
    }

    @Test
    void changedHours_areAddedUpAnew() {
        HourTally.Speeds first = ask(hours, until(Duration.ofHours(1)));

        assertThat(ask(hours(), until(Duration.ofHours(1)))).isNotNull().isNotSameAs(first);
    }

    @Test
    void manyLargeAnswers_areForgottenBeforeTheyFillTheMemory() {
        HourTally.Speeds first = ask(hours, until(Duration.ofHours(1)));

        for (int i = 2; i < 500; i++) {
            assertThat(ask(hours, until(Duration.ofHours(i)))).isNotNull();
        }

        assertThat(ask(hours, until(Duration.ofHours(1)))).isNotNull().isNotSameAs(first);
    }

    @Test
    void rangeWithinAnHour_hasNoWholeHour() {
        assertThat(ask(hours, until(Duration.ofMinutes(59)))).isNull();
    }

    private HourTally.@Nullable Speeds ask(NavigableMap<Long, HourBlock> of, UsageFilter filter) {
        return cache.groups(of, filter, List.of(Dimension.MODEL), () -> new HourTally.WithSpeeds(filter.costMode()))
                .get(List.of("opus"));
    }

    private static UsageFilter until(Duration length) {
        return UsageFilter.all(ZoneOffset.UTC).during(new TimeRange(START, START.plus(length)));
    }

    private static NavigableMap<Long, HourBlock> hours() {
        RowKey key = new RowKey("claude", "shop", "anthropic", "opus");
        HourBlock block =
                HourBlock.of(List.of(new HourBlock.Row(key, "session", new UsageVector(), new HourDetails())));
        return new TreeMap<>(Map.of(HOUR, block));
    }
}
