package io.tokenspeed.model.block;

import static java.util.Objects.requireNonNull;
import static java.util.Objects.requireNonNullElse;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tokenspeed.model.usage.AttemptCounts;
import io.tokenspeed.model.usage.CostSum;
import io.tokenspeed.model.usage.SpeedPools;
import io.tokenspeed.model.usage.TokenSums;
import io.tokenspeed.model.usage.UsageGaps;
import io.tokenspeed.model.usage.UsagePoint;
import io.tokenspeed.model.usage.UsageTotals;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class BlocksTest {
    private static final long ONE_DOLLAR = 1_000_000_000;

    @Property(tries = 300)
    void of_hourSums_areTheBlocksOfSingleRequests(
            @ForAll @Size(max = 60) List<@LongRange(max = 400_000_000) Long> instants,
            @ForAll @IntRange(min = 1, max = 24) int hours) {
        List<UsageTotals> requests =
                instants.stream().sorted().map(BlocksTest::request).toList();

        List<UsageBlock> blocks = Blocks.of(hours(requests), hours);

        assertThat(blocks).isEqualTo(bySingleRequests(requests, hours));
    }

    @Property(tries = 100)
    void of_anyUsage_keepsEveryRequestInOneBlock(
            @ForAll @Size(max = 40) List<@LongRange(max = 900_000_000) Long> instants) {
        List<UsageTotals> requests =
                instants.stream().sorted().map(BlocksTest::request).toList();

        List<UsageBlock> blocks = Blocks.of(hours(requests), Blocks.HOURS);

        assertThat(blocks.stream().mapToLong(block -> block.totals().requests()).sum())
                .isEqualTo(instants.size());
        assertThat(blocks)
                .allSatisfy(block ->
                        assertThat(block.gap()).isEqualTo(block.totals().requests() == 0));
    }

    @Test
    void of_requestAtTheEnd_startsAnotherBlock() {
        List<UsageBlock> blocks = Blocks.of(
                hours(List.of(at("2026-11-29T09:10:00Z"), at("2026-11-29T13:59:59.999Z"), at("2026-11-29T14:00:00Z"))),
                5);

        assertThat(blocks)
                .extracting(UsageBlock::start)
                .map(Instant::toString)
                .containsExactly("2026-11-29T09:00:00Z", "2026-11-29T14:00:00Z");
        assertThat(blocks).extracting(block -> block.totals().requests()).containsExactly(2L, 1L);
    }

    @Test
    void of_gapThatBeginsInTheNextBlock_isSortedByItsStart() {
        List<UsageBlock> blocks = Blocks.of(hours(List.of(at("2026-11-29T09:10:00Z"), at("2026-11-29T14:20:01Z"))), 5);

        assertThat(blocks)
                .extracting(UsageBlock::start)
                .map(Instant::toString)
                .containsExactly("2026-11-29T09:00:00Z", "2026-11-29T14:00:00Z", "2026-11-29T14:10:00Z");
        assertThat(blocks.get(2).gap()).isTrue();
        assertThat(blocks.get(2).end()).isEqualTo("2026-11-29T14:20:01Z");
    }

    @Test
    void of_attemptsWithoutUsage_makeNoBlock() {
        UsageTotals failed = new UsageTotals(
                new AttemptCounts(0, 1, 0), TokenSums.ZERO, CostSum.ZERO, UsageGaps.NONE, SpeedPools.NONE, 5L, 5L);

        assertThat(Blocks.of(hours(List.of(failed)), 5)).isEmpty();
    }

    @Test
    void of_noHours_isRefused() {
        assertThatThrownBy(() -> Blocks.of(List.of(), 0)).hasMessage("a block cannot have 0 hours");
    }

    @Test
    void isActive_afterEndOrABlockLengthOfSilence_isOver() {
        UsageBlock block =
                Blocks.of(hours(List.of(at("2026-11-29T09:10:00Z"))), 5).get(0);

        assertThat(block.isActive(Instant.parse("2026-11-29T13:59:59.999Z"))).isTrue();
        assertThat(block.isActive(Instant.parse("2026-11-29T14:00:00Z"))).isFalse();
        assertThat(Blocks.active(List.of(block), Instant.parse("2026-11-29T10:00:00Z")))
                .isEqualTo(block);
        assertThat(Blocks.active(List.of(block), Instant.parse("2026-11-29T15:00:00Z")))
                .isNull();
    }

    @Test
    void projection_steadyRate_extrapolatesToTheEnd() {
        UsageBlock block = Blocks.of(hours(List.of(at("2026-11-29T09:00:00Z"), at("2026-11-29T11:00:00Z"))), 5)
                .get(0);

        BurnRate rate = block.burnRate();
        BlockProjection projection = block.projection(Instant.parse("2026-11-29T11:00:29Z"));

        assertThat(rate).isEqualTo(new BurnRate(2000 / 120.0, 400 / 120.0, 1.0));
        assertThat(projection).isEqualTo(new BlockProjection(5000, 5.0, 180));
        assertThat(block.projection(Instant.parse("2026-11-29T14:00:00Z"))).isNull();
    }

    @Test
    void burnRate_oneRequest_isUnknown() {
        UsageBlock block =
                Blocks.of(hours(List.of(at("2026-11-29T09:10:00Z"))), 5).get(0);

        assertThat(block.burnRate()).isNull();
        assertThat(block.projection(Instant.parse("2026-11-29T09:20:00Z"))).isNull();
    }

    @Test
    void projection_unknownCost_hasNone() {
        UsageTotals first = unpriced("2026-11-29T09:00:00Z");
        UsageTotals second = unpriced("2026-11-29T10:00:00Z");
        UsageBlock block = Blocks.of(hours(List.of(first, second)), 5).get(0);

        assertThat(block.projection(Instant.parse("2026-11-29T10:00:00Z")))
                .isEqualTo(new BlockProjection(10_000, null, 240));
    }

    /** Goes from request to request, as ccusage does. */
    private static List<UsageBlock> bySingleRequests(List<UsageTotals> requests, int hours) {
        Duration length = Duration.ofHours(hours);
        List<UsageBlock> blocks = new ArrayList<>();
        Instant start = null;
        UsageTotals sum = UsageTotals.ZERO;
        for (UsageTotals request : requests) {
            Instant at = firstAt(request);
            Instant last = Instant.ofEpochMilli(requireNonNullElse(sum.lastAtMillis(), 0L));
            if (start != null && (!at.isBefore(start.plus(length)) || at.isAfter(last.plus(length)))) {
                blocks.add(new UsageBlock(start, start.plus(length), false, sum, List.of("m")));
                if (at.isAfter(last.plus(length))) {
                    blocks.add(new UsageBlock(last.plus(length), at, true, UsageTotals.ZERO, List.of()));
                }
                start = null;
                sum = UsageTotals.ZERO;
            }
            start = start == null ? at.truncatedTo(ChronoUnit.HOURS) : start;
            sum = sum.plus(request);
        }
        if (start != null) {
            blocks.add(new UsageBlock(start, start.plus(length), false, sum, List.of("m")));
        }
        blocks.sort((a, b) -> a.start().compareTo(b.start()));
        return blocks;
    }

    private static Instant firstAt(UsageTotals request) {
        return Instant.ofEpochMilli(requireNonNull(request.firstAtMillis()));
    }

    private static List<UsagePoint> hours(List<UsageTotals> requests) {
        Map<Instant, UsageTotals> hours = new TreeMap<>();
        for (UsageTotals request : requests) {
            Instant hour = firstAt(request).truncatedTo(ChronoUnit.HOURS);
            hours.merge(hour, request, UsageTotals::plus);
        }
        List<UsagePoint> points = new ArrayList<>();
        hours.forEach((hour, totals) -> points.add(new UsagePoint(hour, List.of("m"), totals)));
        return points;
    }

    private static UsageTotals at(String instant) {
        return request(Instant.parse(instant).toEpochMilli());
    }

    private static UsageTotals request(long at) {
        return totals(at, new TokenSums(100, 800, 0, 0, 100, 0), new CostSum(ONE_DOLLAR, 1, 0));
    }

    private static UsageTotals unpriced(String at) {
        return totals(Instant.parse(at).toEpochMilli(), new TokenSums(500, 0, 0, 0, 500, 0), new CostSum(0, 0, 1));
    }

    private static UsageTotals totals(long at, TokenSums tokens, CostSum cost) {
        return new UsageTotals(new AttemptCounts(1, 0, 0), tokens, cost, UsageGaps.NONE, SpeedPools.NONE, at, at);
    }
}
