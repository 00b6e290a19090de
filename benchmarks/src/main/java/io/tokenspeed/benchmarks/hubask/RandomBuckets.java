package io.tokenspeed.benchmarks.hubask;

import io.tokenspeed.model.bucket.BucketErrors;
import io.tokenspeed.model.bucket.BucketHistograms;
import io.tokenspeed.model.bucket.BucketKey;
import io.tokenspeed.model.bucket.BucketRecord;
import io.tokenspeed.model.bucket.BucketSpeed;
import io.tokenspeed.model.bucket.BucketSums;
import io.tokenspeed.model.histogram.HistogramBuilder;
import io.tokenspeed.model.upload.BucketRevision;
import io.tokenspeed.model.upload.DeviceRecord;
import io.tokenspeed.model.usage.TokenSums;
import io.tokenspeed.model.wire.Sha256;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;

/**
 * Buckets of a device on a day: ten working hours, two projects, five models of its own, less on weekends. The same
 * device and day always have the same buckets.
 */
final class RandomBuckets {
    static final int DEVICES = 50;
    static final int PROJECTS = 60;
    static final int SECONDS = 300;
    static final long DAY = 86_400;

    private static final int SLOTS = 120;
    private static final int MODELS_PER_DEVICE = 5;
    private static final int PROJECTS_PER_DEVICE = 8;
    private static final int PROJECTS_PER_DAY = 2;
    private static final double WEEKDAY = 1.25;
    private static final double WEEKEND = 0.375;

    private final Random random;
    private final int device;
    private final long day;

    private RandomBuckets(int device, long day) {
        this.random = new Random(device * 1_000_003L + day);
        this.device = device;
        this.day = day;
    }

    /** The id of one of the devices. */
    static String deviceId(int device) {
        return "tsd_%024d".formatted(device);
    }

    /**
     * Returns the buckets of all devices on a day.
     *
     * @param day the start of the day in seconds since the epoch
     * @param each how many buckets a device has on an average day
     */
    static List<DeviceRecord> of(long day, double each) {
        return IntStream.range(0, DEVICES)
                .parallel()
                .mapToObj(device -> new RandomBuckets(device, day).buckets(each))
                .flatMap(List::stream)
                .toList();
    }

    private List<DeviceRecord> buckets(double each) {
        int places = SLOTS * PROJECTS_PER_DAY * MODELS_PER_DEVICE;
        List<Integer> chosen =
                new ArrayList<>(IntStream.range(0, places).boxed().toList());
        Collections.shuffle(chosen, random);
        boolean weekend = (day / DAY + 4) % 7 % 6 == 0;
        double expected = each * (weekend ? WEEKEND : WEEKDAY);
        int count = (int) Math.min(places, expected + random.nextDouble());
        return chosen.subList(0, count).stream().sorted().map(this::bucket).toList();
    }

    private DeviceRecord bucket(int place) {
        int slot = place / (PROJECTS_PER_DAY * MODELS_PER_DEVICE);
        int model = (device + place % MODELS_PER_DEVICE) % SampleModel.ALL.size();
        int week = (int) (day / DAY / 7);
        int turn = (week + place / MODELS_PER_DEVICE % PROJECTS_PER_DAY) % PROJECTS_PER_DEVICE;
        int project = (device * 7 + turn) % PROJECTS;
        SampleModel asked = SampleModel.ALL.get(model);
        long start = day + (5 + device % 10) * 3_600L + (long) slot * SECONDS;
        BucketKey key = new BucketKey(
                start, SECONDS, "p_%022d".formatted(project), asked.tool(), asked.provider(), asked.name());
        String digest = Sha256.hex(device + "/" + start + "/" + place);
        return new DeviceRecord(deviceId(device), new BucketRevision(new BucketRecord(key, 1, 0, sums(asked), digest)));
    }

    /** The requests of a bucket as they are added up. */
    private final class Requests {
        private final HistogramBuilder waits = new HistogramBuilder();
        private final HistogramBuilder latencies = new HistogramBuilder();
        private final HistogramBuilder decode = new HistogramBuilder();
        private final HistogramBuilder whole = new HistogramBuilder();
        private long output;
        private long millis;

        void add(SampleModel asked) {
            long wait = around(asked.waitMillis());
            long speed = around(asked.milliTps());
            long tokens = 20 + around(600);
            long latency = wait + 1 + tokens * 1_000_000 / speed;
            waits.record(wait);
            latencies.record(latency);
            decode.record(speed);
            whole.record(tokens * 1_000_000 / latency);
            output += tokens;
            millis += latency;
        }
    }

    private BucketSums sums(SampleModel asked) {
        int count = 1 + random.nextInt(6);
        Requests all = new Requests();
        for (int i = 0; i < count; i++) {
            all.add(asked);
        }
        return new BucketSums(
                count,
                random.nextInt(100) == 0 ? new BucketErrors(1, 0, 0, 0, 0, 0) : BucketErrors.NONE,
                tokens(count, all.output),
                count * (5_000_000L + random.nextInt(40_000_000)),
                0,
                new BucketSpeed(all.output, all.millis * 3 / 4, all.output, all.millis, 0),
                new BucketHistograms(all.waits.build(), all.latencies.build(), all.decode.build(), all.whole.build()));
    }

    private TokenSums tokens(int requests, long output) {
        return new TokenSums(
                (long) requests * random.nextInt(3_000),
                (long) requests * random.nextInt(120_000),
                (long) requests * random.nextInt(4_000),
                0,
                output,
                output / 4);
    }

    private long around(int middle) {
        return Math.max(1, Math.round(middle * Math.exp(0.5 * random.nextGaussian())));
    }
}
