package io.tokenspeed.hub.publishing;

import io.tokenspeed.model.usage.AttemptCounts;
import io.tokenspeed.model.usage.CostSum;
import io.tokenspeed.model.usage.PooledSpeed;
import io.tokenspeed.model.usage.SpeedPools;
import io.tokenspeed.model.usage.TokenSums;
import io.tokenspeed.model.usage.UsageGaps;
import io.tokenspeed.model.usage.UsageTotals;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;

/**
 * What a few devices did on two days. Every number says which share it belongs to, and every sum which shares are in
 * it: the low bits of a sum are the positions of its shares.
 */
final class RandomFleet {
    /** The first of the two days. */
    static final LocalDate DAY = LocalDate.parse("2026-03-10");

    static final int DEVICES = 7;
    static final int DAYS = 2;

    private static final int BITS = 40;
    private static final int GIANT = 25;
    private static final List<String> PROVIDERS = List.of("anthropic", "openai");
    private static final List<String> MODELS = List.of("large", "small");

    private final Random random;
    private final List<Part> parts = new ArrayList<>();

    /** The share of a device in a day. */
    record Part(int device, LocalDate day, DeviceShare share) {}

    RandomFleet(long seed) {
        random = new Random(seed);
        List<Integer> places = new ArrayList<>(IntStream.range(0, DEVICES * DAYS * PROVIDERS.size() * MODELS.size())
                .boxed()
                .toList());
        Collections.shuffle(places, random);
        int wanted = 1 + random.nextInt(BITS);
        for (int place : places.subList(0, wanted)) {
            add(place);
        }
    }

    private void add(int place) {
        int device = place % DEVICES;
        int rest = place / DEVICES;
        parts.add(new Part(
                device,
                DAY.plusDays(rest % DAYS),
                new DeviceShare(
                        "device " + device,
                        PROVIDERS.get(rest / DAYS % PROVIDERS.size()),
                        MODELS.get(rest / DAYS / PROVIDERS.size()),
                        totals())));
    }

    private UsageTotals totals() {
        return new UsageTotals(
                new AttemptCounts(number(), 0, 0),
                new TokenSums(maybe(), 0, 0, 0, maybe(), 0),
                new CostSum(maybe(), 1, 0),
                UsageGaps.NONE,
                new SpeedPools(
                        PooledSpeed.NONE, new PooledSpeed(1, maybe(), maybe()), 0, PooledSpeed.NONE, PooledSpeed.NONE),
                null,
                null);
    }

    private long maybe() {
        return random.nextInt(8) == 0 ? 0 : number();
    }

    /** Numbers are nearly equal but for a few giants, which outweigh all others of a cell together. */
    private long number() {
        long weight = random.nextInt(20) == 0 ? GIANT : 1;
        return (weight << BITS) + (1L << parts.size());
    }

    List<Part> parts() {
        return parts;
    }

    List<DeviceShare> of(LocalDate day) {
        return parts.stream()
                .filter(part -> part.day().equals(day))
                .map(Part::share)
                .toList();
    }

    /** The positions of the shares that a sum consists of. */
    BitSet shares(long sum) {
        return BitSet.valueOf(new long[] {sum & ((1L << BITS) - 1)});
    }

    /** The positions of the shares of some devices, of which each bit of {@code devices} is one. */
    BitSet sharesOf(int devices) {
        BitSet shares = new BitSet();
        IntStream.range(0, parts.size())
                .filter(i -> (devices >> parts.get(i).device() & 1) == 1)
                .forEach(shares::set);
        return shares;
    }
}
