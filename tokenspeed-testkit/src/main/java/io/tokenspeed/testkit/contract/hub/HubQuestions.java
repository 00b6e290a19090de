package io.tokenspeed.testkit.contract.hub;

import io.tokenspeed.model.price.CostMode;
import io.tokenspeed.model.time.Interval;
import io.tokenspeed.model.time.TimeRange;
import io.tokenspeed.model.usage.Dimension;
import io.tokenspeed.model.usage.UsageFilter;
import io.tokenspeed.testkit.fixture.RandomUploads;
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

/** Questions about {@link RandomUploads}: ranges down to the millisecond or by days, any filters, any groups. */
record HubQuestions(Random random, List<String> devices) {
    private static final List<ZoneId> ZONES =
            List.of(ZoneId.of("UTC"), ZoneId.of("Europe/Berlin"), ZoneId.of("Asia/Kolkata"));

    private static final List<Dimension> DIMENSIONS =
            List.of(Dimension.PROJECT, Dimension.PROVIDER, Dimension.MODEL, Dimension.TOOL);

    /** A question that a hub's storage can be asked. */
    record Question(@Nullable String deviceId, UsageFilter filter, Interval interval, List<Dimension> by) {}

    Question next() {
        ZoneId zone = pick(ZONES);
        UsageFilter filter = UsageFilter.all(zone)
                .during(range(zone))
                .withProjects(some(RandomUploads.PROJECTS))
                .withProviders(some(RandomUploads.PROVIDERS))
                .withModels(some(RandomUploads.MODELS))
                .withTools(some(RandomUploads.TOOLS))
                .costing(pick(Arrays.asList(CostMode.values())));
        return new Question(sometimes(devices), filter, pick(Arrays.asList(Interval.values())), dimensions());
    }

    private TimeRange range(ZoneId zone) {
        return switch (random.nextInt(3)) {
            case 0 -> TimeRange.ALL;
            case 1 -> days(zone);
            default -> instants();
        };
    }

    private TimeRange days(ZoneId zone) {
        LocalDate first = LocalDate.ofInstant(Instant.ofEpochSecond(RandomUploads.START), zone)
                .plusDays(random.nextInt(3));
        return TimeRange.ofDays(first, first.plusDays(random.nextInt(3)), zone);
    }

    private TimeRange instants() {
        Instant from = Instant.ofEpochSecond(RandomUploads.START).plus(upTo(Duration.ofHours(RandomUploads.HOURS)));
        return new TimeRange(
                random.nextInt(4) == 0 ? null : from,
                random.nextInt(4) == 0 ? null : from.plus(upTo(Duration.ofHours(50))));
    }

    private Duration upTo(Duration longest) {
        return Duration.ofMillis(random.nextLong(longest.toMillis()));
    }

    private List<Dimension> dimensions() {
        List<Dimension> all = new ArrayList<>(DIMENSIONS);
        Collections.shuffle(all, random);
        return all.subList(0, random.nextInt(3));
    }

    private @Nullable String sometimes(List<String> names) {
        return random.nextInt(4) == 0 ? pick(names) : null;
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
