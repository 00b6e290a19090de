package io.tokenspeed.alerts;

import io.tokenspeed.model.price.Cost;
import io.tokenspeed.model.request.Request;
import io.tokenspeed.model.request.SpeedBasis;
import io.tokenspeed.model.storage.DoubleStore;
import io.tokenspeed.model.storage.RequestTable;
import io.tokenspeed.model.storage.StoredRequest;
import io.tokenspeed.model.usage.UsageFilter;
import io.tokenspeed.testkit.fixture.TestRequests;
import io.tokenspeed.testkit.fixture.TestTokens;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Consumer;

/**
 * The requests of one model, made anew whenever they are read: times and speeds are log-normal with outliers and go with
 * the hour of the day, with the day by ±10 %, and with a wandering of the provider that remembers some 95 minutes. There
 * are fewer requests at night, and long prompts on every other afternoon.
 *
 * @param seed makes other traffic
 * @param perMinute requests per minute in the mean
 * @param wandering the standard deviation of the wandering, of the logarithm
 * @param from when the traffic begins
 * @param to when it ends
 * @param slowdown by how many times 45 minutes of every third day are slower; 1 for none
 */
record SimulatedTraffic(long seed, double perMinute, double wandering, Instant from, Instant to, double slowdown)
        implements RequestTable {
    static final Duration SLOW = Duration.ofMinutes(45);
    private static final long MINUTE = 60_000;
    private static final long DAY = 1_440 * MINUTE;
    private static final double MEMORY = Math.exp(-1 / 95.0);

    /** Returns when the slow-down of a day begins; every third day has one, between 6 and 18 o'clock. */
    Instant slowdownOf(long day) {
        return from.plusMillis(day * DAY).plus(Duration.ofMinutes(360 + new Random(seed ^ day).nextInt(720)));
    }

    private boolean slow(Instant at) {
        long day = (at.toEpochMilli() - from.toEpochMilli()) / DAY;
        Instant begin = slowdownOf(day);
        return slowdown > 1 && day % 3 == 2 && !at.isBefore(begin) && at.isBefore(begin.plus(SLOW));
    }

    @Override
    public void forEach(UsageFilter filter, Consumer<StoredRequest> sink) {
        Random random = new Random(seed);
        double wander = random.nextGaussian() * wandering;
        double ofDay = 0;
        long number = 0;
        for (long minute = from.toEpochMilli(); minute < to.toEpochMilli(); minute += MINUTE) {
            long sinceStart = minute - from.toEpochMilli();
            if (sinceStart % DAY == 0) {
                ofDay = Math.log(0.9 + 0.2 * random.nextDouble());
            }
            wander = MEMORY * wander + Math.sqrt(1 - MEMORY * MEMORY) * wandering * random.nextGaussian();
            double hour = sinceStart % DAY / 3_600_000.0;
            double cycle = -Math.cos(hour / 12 * Math.PI);
            int count = poisson(perMinute * (1 + 0.6 * cycle), random);
            for (int i = 0; i < count; i++) {
                Instant at = Instant.ofEpochMilli(minute + MINUTE * i / count);
                boolean longPrompt = sinceStart / DAY % 2 == 1 && hour >= 13 && hour < 18 && random.nextInt(3) > 0;
                double slower = Math.exp(wander + ofDay + 0.1 * cycle) * (slow(at) ? slowdown : 1);
                StoredRequest row = row(++number, at, slower, longPrompt, random);
                if (filter.range().contains(at.toEpochMilli())) {
                    sink.accept(row);
                }
            }
        }
    }

    private static StoredRequest row(long number, Instant at, double slower, boolean longPrompt, Random random) {
        double outlier = random.nextInt(50) == 0 ? 4 : 1;
        double first = 800 * slower * outlier * (longPrompt ? 3 : 1) * Math.exp(0.4 * random.nextGaussian());
        double window = 400 / (60 * Math.exp(0.25 * random.nextGaussian()) / slower / Math.sqrt(outlier)) * 1_000;
        long started = at.toEpochMilli() - Math.round(first + window);
        Request request = TestRequests.claude("k" + number)
                .tokens(TestTokens.reported(longPrompt ? 50_000 : 2_000, 401))
                .startedAt(started)
                .firstTokenAt(started + Math.round(first))
                .completedAt(at.toEpochMilli())
                .speed(SpeedBasis.EXACT_DECODE, Math.round(window))
                .build();
        return new StoredRequest("k" + number, request, new Cost(1_000_000L, "p"));
    }

    private static int poisson(double mean, Random random) {
        double limit = Math.exp(-mean);
        int count = -1;
        for (double product = 1; product > limit; product *= random.nextDouble()) {
            count++;
        }
        return count;
    }

    @Override
    public List<StoredRequest> recent(UsageFilter filter, int limit) {
        throw new UnsupportedOperationException();
    }

    @Override
    public Map<String, Long> countByTool() {
        throw new UnsupportedOperationException();
    }

    @Override
    public List<DoubleStore> possiblyTwice(UsageFilter filter) {
        throw new UnsupportedOperationException();
    }
}
