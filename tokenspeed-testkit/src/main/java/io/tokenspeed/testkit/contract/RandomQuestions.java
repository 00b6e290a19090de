package io.tokenspeed.testkit.contract;

import io.tokenspeed.model.price.CostMode;
import io.tokenspeed.model.time.Interval;
import io.tokenspeed.model.time.TimeRange;
import io.tokenspeed.model.usage.Dimension;
import io.tokenspeed.model.usage.UsageFilter;
import io.tokenspeed.testkit.fixture.RandomRequests;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Questions about {@link RandomRequests}: ranges down to the millisecond or by days, any filters, any groups. */
record RandomQuestions(Random random) {
    private static final List<ZoneId> ZONES = List.of(
            ZoneId.of("UTC"),
            ZoneId.of("Europe/Amsterdam"),
            ZoneId.of("Pacific/Kiritimati"),
            ZoneId.of("Asia/Kolkata"),
            ZoneId.of("Asia/Kathmandu"),
            ZoneId.of("America/New_York"));

    /** A question: the arguments that a storage's methods need. */
    record Question(UsageFilter filter, Interval interval, List<Dimension> by, int limit) {}

    Question next() {
        ZoneId zone = pick(ZONES);
        UsageFilter filter = UsageFilter.all(zone)
                .during(range(zone))
                .withProjects(some(RandomRequests.PROJECTS))
                .withProviders(some(RandomRequests.PROVIDERS))
                .withModels(some(RandomRequests.MODELS))
                .withTools(some(RandomRequests.TOOLS))
                .costing(pick(Arrays.asList(CostMode.values())));
        return new Question(filter, pick(Arrays.asList(Interval.values())), dimensions(), random.nextInt(40));
    }

    private TimeRange range(ZoneId zone) {
        return switch (random.nextInt(3)) {
            case 0 -> TimeRange.ALL;
            case 1 -> days(zone);
            default -> instants();
        };
    }

    private TimeRange days(ZoneId zone) {
        LocalDate first = LocalDate.ofInstant(RandomRequests.START, zone).plusDays(random.nextInt(3));
        return TimeRange.ofDays(first, first.plusDays(random.nextInt(3)), zone);
    }

    private TimeRange instants() {
        Instant from = RandomRequests.START.plus(upTo(Duration.ofDays(3)));
        return new TimeRange(
                random.nextInt(4) == 0 ? null : from,
                random.nextInt(4) == 0 ? null : from.plus(upTo(Duration.ofHours(30))));
    }

    private Duration upTo(Duration longest) {
        return Duration.ofMillis(random.nextLong(longest.toMillis()));
    }

    /** At least one dimension, because without one a storage may give one group or none when nothing matches. */
    private List<Dimension> dimensions() {
        List<Dimension> all = new ArrayList<>(Arrays.asList(Dimension.values()));
        Collections.shuffle(all, random);
        return all.subList(0, 1 + random.nextInt(2));
    }

    /** One or two of the names, now and then none, and mostly null for all. */
    private @Nullable Set<String> some(List<String> names) {
        return switch (random.nextInt(16)) {
            case 0 -> Set.of();
            case 1, 2 -> new HashSet<>(List.of(pick(names), pick(names)));
            case 3, 4, 5 -> Set.of(pick(names));
            default -> null;
        };
    }

    private <T> T pick(List<T> choices) {
        return choices.get(random.nextInt(choices.size()));
    }
}
