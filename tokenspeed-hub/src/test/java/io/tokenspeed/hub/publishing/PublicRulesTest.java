package io.tokenspeed.hub.publishing;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.tokenspeed.dashboard.answer.Answers;
import io.tokenspeed.model.published.PublicCell;
import io.tokenspeed.model.published.PublicSums;
import io.tokenspeed.model.published.PublishedCell;
import io.tokenspeed.model.usage.UsageTotals;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.ToLongFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.jspecify.annotations.Nullable;

/** Whatever a fleet does, nothing that is published tells what fewer than five of its devices did. */
class PublicRulesTest {
    private static final int COHORT = 5;
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Map<String, ToLongFunction<UsageTotals>> MEASURES = Map.of(
            "requests", UsageTotals::requests,
            "input", totals -> totals.tokens().input(),
            "output", totals -> totals.tokens().output(),
            "cost", totals -> totals.cost().knownNano(),
            "speedTokens", totals -> totals.speeds().e2e().tokens(),
            "speedMillis", totals -> totals.speeds().e2e().millis());

    private static List<PublishedCell> publish(RandomFleet fleet) {
        return days().flatMap(day -> new PublicRules(COHORT).cells(day, fleet.of(day)).stream())
                .map(PublicCell::cell)
                .toList();
    }

    private static Stream<LocalDate> days() {
        return RandomFleet.DAY.datesUntil(RandomFleet.DAY.plusDays(RandomFleet.DAYS));
    }

    private static Map<String, Long> sums(PublicSums sums) {
        Map<String, Long> all = new HashMap<>(Map.of("requests", sums.requests()));
        if (sums.tokens() != null) {
            all.put("output", sums.tokens().output());
            all.put("input", sums.tokens().total() - sums.tokens().output());
        }
        if (sums.nanoUsd() != null) {
            all.put("cost", sums.nanoUsd());
        }
        if (sums.speed() != null) {
            all.put("speedTokens", sums.speed().tokens());
            all.put("speedMillis", sums.speed().millis());
        }
        return all;
    }

    @Property(tries = 300)
    void cells_haveEnoughDevicesOfWhichNoneDominates(@ForAll long seed) {
        RandomFleet fleet = new RandomFleet(seed);

        for (PublishedCell cell : publish(fleet)) {
            sums(cell.sums()).forEach((measure, sum) -> assertShown(fleet, cell, measure, sum));
        }
    }

    private static void assertShown(RandomFleet fleet, PublishedCell cell, String measure, long sum) {
        ToLongFunction<UsageTotals> value = Objects.requireNonNull(MEASURES.get(measure));
        Map<Integer, Long> byDevice = fleet.shares(sum).stream()
                .mapToObj(i -> fleet.parts().get(i))
                .collect(Collectors.groupingBy(
                        RandomFleet.Part::device,
                        Collectors.summingLong(
                                part -> value.applyAsLong(part.share().totals()))));
        assertThat(byDevice.values().stream().mapToLong(Long::longValue).sum())
                .as(measure)
                .isEqualTo(sum);
        assertThat(byDevice).as(measure).hasSizeGreaterThanOrEqualTo(Math.max(COHORT, cell.devices()));
        assertThat(byDevice.values()).as(measure).allMatch(share -> share <= sum * 0.75);
    }

    @Property(tries = 300)
    void reports_togetherTellNothingOfFewerDevices(@ForAll long seed) {
        RandomFleet fleet = new RandomFleet(seed);
        List<JsonNode> reports = reports(publish(fleet));

        for (String measure : new String[] {"requests", "totalCostNanoUsd", "outputTokens", "inputTokens"}) {
            Set<BitSet> sums = new HashSet<>();
            reports.forEach(report -> numbers(report, measure).forEach(number -> sums.add(fleet.shares(number))));
            assertNothingOfFewerDevices(fleet, sums);
        }
    }

    /** A combination of sums that only some devices have a share in would vanish where these are not looked at. */
    private static void assertNothingOfFewerDevices(RandomFleet fleet, Set<BitSet> sums) {
        int width = fleet.parts().size();
        int rank = LinearSpan.rank(sums, new BitSet(), width);
        IntStream.range(0, 1 << RandomFleet.DEVICES)
                .filter(devices -> Integer.bitCount(devices) == COHORT - 1)
                .forEach(devices -> assertThat(LinearSpan.rank(sums, fleet.sharesOf(devices), width))
                        .as("what can be computed without the devices %s of %s", devices, sums)
                        .isEqualTo(rank));
    }

    /** All reports that can be asked for on the days around those of the fleet. */
    private static List<JsonNode> reports(List<PublishedCell> cells) {
        List<JsonNode> reports = new ArrayList<>();
        for (int days : PublicPeriod.LENGTHS) {
            for (int later : new int[] {2, 3, days + 1, days + 2}) {
                Clock clock = Clock.fixed(
                        RandomFleet.DAY.plusDays(later).atStartOfDay().toInstant(ZoneOffset.UTC), ZoneOffset.UTC);
                reports.add(report(PublicPeriod.ending(clock, days), cells));
            }
        }
        return reports;
    }

    private static JsonNode report(PublicPeriod period, List<PublishedCell> cells) {
        List<PublishedCell> its = cells.stream()
                .filter(cell -> period.days().anyMatch(cell.key().day()::equals))
                .toList();
        try {
            return JSON.readTree(Answers.json(new PublicReport(period, COHORT, its).json()));
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    /** All numbers of a measure in a report. */
    private static List<Long> numbers(JsonNode report, String measure) {
        List<Long> numbers = new ArrayList<>();
        report.findValues(measure).forEach(value -> {
            if (value.isArray()) {
                value.forEach(day -> add(day, numbers));
            } else {
                add(value, numbers);
            }
        });
        if (measure.equals("inputTokens")) {
            report.findParents("outputTokens").stream()
                    .filter(measures -> !measures.get("outputTokens").isNull())
                    .map(measures -> measures.get("totalTokens").asLong()
                            - measures.get("outputTokens").asLong())
                    .forEach(numbers::add);
        }
        return numbers;
    }

    private static void add(@Nullable JsonNode value, List<Long> numbers) {
        if (value != null && !value.isNull()) {
            numbers.add(value.asLong());
        }
    }
}
