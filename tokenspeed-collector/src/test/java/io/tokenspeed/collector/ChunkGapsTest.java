package io.tokenspeed.collector;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class ChunkGapsTest {
    @Property
    void percentile_isThatOfTheSortedGaps(
            @ForAll @Size(min = 1, max = 200) List<@LongRange(min = 0, max = 268_000_000) Long> micros,
            @ForAll @IntRange(min = 1, max = 100) int percent) {
        ChunkGaps gaps = new ChunkGaps();
        micros.forEach(gap -> gaps.add(gap * 1000));

        List<Long> sorted = micros.stream().sorted().toList();
        long exact = sorted.get((sorted.size() * percent + 99) / 100 - 1);

        assertThat((double) gaps.percentileMicros(percent))
                .isCloseTo((double) exact, within(Math.max(0.5, exact * 0.032)));
    }

    @Test
    void gaps_beyondTheLastBucket_areKeptInIt() {
        ChunkGaps gaps = new ChunkGaps();
        gaps.add(Long.MAX_VALUE);
        gaps.add(-1);

        assertThat(gaps.percentileMicros(100)).isBetween(250_000_000L, 268_435_456L);
        assertThat(gaps.percentileMicros(1)).isZero();
    }

    @Test
    void clear_forgetsAll() {
        ChunkGaps gaps = new ChunkGaps();
        gaps.add(1_000_000);
        gaps.clear();

        assertThat(gaps.isEmpty()).isTrue();
        assertThat(gaps.percentileMicros(50)).isZero();
    }
}
