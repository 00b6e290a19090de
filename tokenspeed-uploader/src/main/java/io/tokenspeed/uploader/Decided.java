package io.tokenspeed.uploader;

import io.tokenspeed.uploader.bucket.BucketPolicy;
import io.tokenspeed.uploader.queue.StateName;
import io.tokenspeed.uploader.settings.Credentials;
import io.tokenspeed.uploader.settings.UploadMode;
import io.tokenspeed.uploader.settings.UploadSettings;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads what the user decided before every request, so that a no of another process holds at once. */
final class Decided {
    private static final long HOUR_MILLIS = 3_600_000;
    private static final long DAY_SECONDS = 86_400;

    private final Parts parts;

    Decided(Parts parts) {
        this.parts = parts;
    }

    /** Whether anything may be sent now. Switched off by the environment, the time that may be sent ends, too. */
    UploadMode mode() throws IOException {
        UploadSettings settings = parts.settings.change(known -> mode(known).isOn() ? known : known.closed(now()));
        return mode(settings);
    }

    private UploadMode mode(UploadSettings settings) {
        return UploadMode.of(parts.surroundings.environment(), settings);
    }

    /** Why this device has nothing to do with a hub, as a sentence for the user; empty where it has. */
    Optional<String> refusal(String hub) throws IOException {
        return refusal(parts.credentials.read(), hub);
    }

    /** The same for a user who decides on a hub: an enrolment that no hub ever confirmed is not in the way. */
    Optional<String> objection(String hub) throws IOException {
        return refusal(parts.credentials.read().filter(Credentials::confirmed), hub);
    }

    private Optional<String> refusal(Optional<Credentials> device, String hub) {
        if (parts.queue.exists() && parts.queue.forgetRequested()) {
            return Optional.of("The hub has not confirmed yet that it has erased this device; run"
                    + " \"tokenspeed device forget\" again and then this.");
        }
        return device.map(Credentials::hubUrl)
                .filter(known -> !known.equals(hub))
                .map(known -> "This device is enrolled at " + known + ", not at " + hub
                        + "; run \"tokenspeed device forget\" first.");
    }

    /**
     * What was decided while sending to a hub is on, with a time that may be sent and the cut of its buckets. What waits
     * for another hub is removed. Only for the process that sends.
     */
    UploadSettings settings(String hub) throws IOException {
        Optional<String> queued = parts.queue.state(StateName.HUB_URL);
        if (!queued.equals(Optional.of(hub))) {
            if (queued.isPresent()) {
                parts.queue.clearance().purge();
            }
            parts.queue.state(StateName.HUB_URL, hub);
        }
        if (!parts.settings.read().isOpen()) {
            parts.queue.state(StateName.SOURCE_MARK, null);
        }
        return parts.settings.change(known -> mode(known).isOn() ? opened(known.sendingTo(hub)) : known);
    }

    private UploadSettings opened(UploadSettings settings) {
        UploadSettings open = settings.isOpen() ? settings : settings.opened(now());
        return heedingPlugin(open.cutting(policies(open.policies())));
    }

    /** While the predecessor sends its tool's requests itself, they are not sent a second time. */
    private UploadSettings heedingPlugin(UploadSettings settings) {
        long now = now();
        boolean sends = parts.surroundings.predecessor().sentSince(now / 1000 - DAY_SECONDS);
        if (sends == settings.pluginSends()) {
            return settings;
        }
        boolean fresh = settings.pluginPeriods().isEmpty() && now / 1000 - settings.consentAt() < DAY_SECONDS;
        return settings.plugin(sends, fresh ? 0 : now);
    }

    /** Another length of buckets holds from the next full hour on. */
    private List<BucketPolicy> policies(List<BucketPolicy> known) {
        int seconds = parts.flags.bucketSeconds();
        if (known.isEmpty()) {
            return List.of(new BucketPolicy(0, seconds, 0));
        }
        BucketPolicy last = known.get(known.size() - 1);
        if (last.seconds() == seconds) {
            return known;
        }
        return next(known, new BucketPolicy(nextHour(now()), seconds, last.saltEpoch()));
    }

    /** A policy that has not begun gives way to a later one. */
    static List<BucketPolicy> next(List<BucketPolicy> known, BucketPolicy policy) {
        List<BucketPolicy> changed = new ArrayList<>(known);
        changed.removeIf(old -> old.fromHour() >= policy.fromHour());
        changed.add(policy);
        return changed;
    }

    static long nextHour(long millis) {
        return Math.floorDiv(millis, HOUR_MILLIS) + 1;
    }

    private long now() {
        return parts.surroundings.clock().millis();
    }
}
