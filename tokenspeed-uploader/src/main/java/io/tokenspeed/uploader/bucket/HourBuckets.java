package io.tokenspeed.uploader.bucket;

import io.tokenspeed.model.bucket.BucketKey;
import io.tokenspeed.model.request.RequestPlace;
import io.tokenspeed.model.storage.RequestTable;
import io.tokenspeed.model.storage.StoredRequest;
import io.tokenspeed.model.wire.WireNames;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Predicate;

/**
 * Sums up the attempts of an hour in buckets. Always starts from the stored requests, so a bucket never depends on an
 * earlier computation.
 */
public final class HourBuckets {
    private static final long HOUR_MILLIS = 3_600_000;
    private static final long SECOND_MILLIS = 1_000;

    private final RequestTable requests;
    private final ProjectNames projects;
    private final LeftBehind leftBehind;

    public HourBuckets(RequestTable requests, ProjectNames projects, LeftBehind leftBehind) {
        this.requests = requests;
        this.projects = projects;
        this.leftBehind = leftBehind;
    }

    /**
     * The buckets of an hour by their key: the attempts that {@code wanted} accepts, and the sums that the predecessor
     * left behind.
     *
     * @param hour hours since the epoch, UTC
     * @param agreed tests whether the time of a sum of the predecessor may be sent
     */
    public Map<BucketKey, BucketContent> of(
            long hour, BucketPolicy policy, Predicate<StoredRequest> wanted, LeftBehind.Agreed agreed) {
        Map<BucketKey, BucketTally> tallies = new LinkedHashMap<>(leftBehind.of(hour, agreed));
        Instant start = Instant.ofEpochMilli(hour * HOUR_MILLIS);
        requests.forEach(LeftBehind.filter(start, start.plusMillis(HOUR_MILLIS)), stored -> {
            if (wanted.test(stored)) {
                tallies.computeIfAbsent(key(stored, policy), key -> new BucketTally())
                        .add(stored);
            }
        });
        Map<BucketKey, BucketContent> contents = new LinkedHashMap<>();
        tallies.forEach((key, tally) -> contents.put(key, BucketContent.of(key, policy.saltEpoch(), tally)));
        return contents;
    }

    private BucketKey key(StoredRequest stored, BucketPolicy policy) {
        RequestPlace place = stored.request().place();
        long second = Math.floorDiv(stored.request().timing().instantMillis(), SECOND_MILLIS);
        WireNames names = WireNames.of(place.provider(), place.model());
        return new BucketKey(
                Math.floorDiv(second, policy.seconds()) * policy.seconds(),
                policy.seconds(),
                projects.id(place.project(), policy.saltEpoch()),
                WireNames.slug(stored.request().tool()),
                names.provider(),
                names.model());
    }
}
