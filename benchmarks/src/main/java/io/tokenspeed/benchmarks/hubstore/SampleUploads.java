package io.tokenspeed.benchmarks.hubstore;

import io.tokenspeed.model.bucket.BucketErrors;
import io.tokenspeed.model.bucket.BucketHistograms;
import io.tokenspeed.model.bucket.BucketKey;
import io.tokenspeed.model.bucket.BucketRecord;
import io.tokenspeed.model.bucket.BucketSpeed;
import io.tokenspeed.model.bucket.BucketSums;
import io.tokenspeed.model.histogram.Histogram;
import io.tokenspeed.model.shared.NonceUse;
import io.tokenspeed.model.upload.IndexedRecord;
import io.tokenspeed.model.upload.PayloadId;
import io.tokenspeed.model.upload.Upload;
import io.tokenspeed.model.upload.UploadRequest;
import io.tokenspeed.model.usage.TokenSums;
import io.tokenspeed.model.wire.Sha256;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Uploads of ordinary buckets, a few requests each, always the same. */
final class SampleUploads {
    static final long START = 1_790_000_100L;

    private static final int REQUESTS = 3;

    private final Random random = new Random(7);
    private long made;

    /** An upload of some consecutive buckets for each of some keys, from an instant in seconds since the epoch. */
    Upload upload(String deviceId, long start, int keys, int buckets) {
        List<IndexedRecord> records = new ArrayList<>(keys * buckets);
        for (int key = 0; key < keys; key++) {
            for (int bucket = 0; bucket < buckets; bucket++) {
                BucketKey id = new BucketKey(
                        start + 300L * bucket,
                        300,
                        "p_mAs1Z-MAh_yK2kB2taFg8A",
                        "claude-code",
                        "anthropic",
                        "model-" + key);
                records.add(IndexedRecord.of(
                        records.size(), new BucketRecord(id, 1, 0, sums(), Sha256.hex("record " + made++))));
            }
        }
        String digest = Sha256.hex("payload " + made++);
        NonceUse nonce = new NonceUse(deviceId, digest.substring(0, 24), START + 660);
        return new Upload(
                new UploadRequest(deviceId, nonce, 1_000_000, "1.4.2", START),
                new PayloadId(START, digest),
                records,
                List.of());
    }

    private BucketSums sums() {
        return new BucketSums(
                REQUESTS,
                BucketErrors.NONE,
                new TokenSums(random.nextInt(5_000), random.nextInt(100_000), random.nextInt(5_000), 0, 900, 0),
                random.nextInt(50_000_000),
                0,
                new BucketSpeed(842, 24_700, 845, 27_100, 0),
                new BucketHistograms(some(2_000), some(20_000), some(80_000), some(80_000)));
    }

    private Histogram some(int most) {
        return Histogram.of(random.nextInt(most), random.nextInt(most), random.nextInt(most));
    }
}
