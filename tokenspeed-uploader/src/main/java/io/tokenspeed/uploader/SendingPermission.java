package io.tokenspeed.uploader;

import io.tokenspeed.uploader.bucket.BucketPolicy;
import io.tokenspeed.uploader.queue.UploadQueue;
import io.tokenspeed.uploader.queue.database.StateName;
import io.tokenspeed.uploader.settings.Credentials;
import io.tokenspeed.uploader.settings.DeviceFiles;
import io.tokenspeed.uploader.settings.UploadMode;
import io.tokenspeed.uploader.settings.UploadSettings;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/**
 * Decides from the environment and the stored settings whether requests may be sent. The settings are read before every
 * request, so that another process that switches sending off is obeyed at once.
 */
final class SendingPermission {
    private static final long DAY_SECONDS = 86_400;

    private final UploaderOptions options;
    private final DeviceFiles files;
    private final UploadQueue queue;
    private final int bucketSeconds;

    SendingPermission(UploaderOptions options, DeviceFiles files, UploadQueue queue, int bucketSeconds) {
        this.options = options;
        this.files = files;
        this.queue = queue;
        this.bucketSeconds = bucketSeconds;
    }

    /** The mode now. Unless it is on, closes the open period, also where the environment switched sending off. */
    UploadMode mode() throws IOException {
        UploadSettings settings = files.settings().change(known -> mode(known).isOn() ? known : known.closed(now()));
        return mode(settings);
    }

    /** The mode that follows from the settings in this environment. */
    UploadMode mode(UploadSettings settings) {
        return UploadMode.of(options.environment(), settings);
    }

    /** The sentence that tells the user why nothing may be sent to a hub; empty if sending is allowed. */
    Optional<String> refusal(String hub) throws IOException {
        return refusal(files.credentials().read(), hub);
    }

    /**
     * Like {@link #refusal(String)}, but for a hub that the user is choosing: ignores an unconfirmed enrolment
     * elsewhere.
     */
    Optional<String> objection(String hub) throws IOException {
        return refusal(files.credentials().read().filter(Credentials::confirmed), hub);
    }

    private Optional<String> refusal(Optional<Credentials> device, String hub) {
        if (queue.exists() && queue.forgetRequested()) {
            return Optional.of("The hub has not confirmed yet that it has erased this device; run"
                    + " \"tokenspeed device forget\" again and then this.");
        }
        return device.map(Credentials::hubUrl)
                .filter(known -> !known.equals(hub))
                .map(known -> "This device is enrolled at " + known + ", not at " + hub
                        + "; run \"tokenspeed device forget\" first.");
    }

    /**
     * The settings for a hub, with an open period and the current bucket length. Removes records for another hub from
     * the queue. Only the process that sends may call this.
     */
    UploadSettings settings(String hub) throws IOException {
        Optional<String> queued = queue.state(StateName.HUB_URL);
        if (!queued.equals(Optional.of(hub))) {
            if (queued.isPresent()) {
                queue.clearance().purge();
            }
            queue.state(StateName.HUB_URL, hub);
        }
        if (!files.settings().read().isOpen()) {
            queue.state(StateName.SOURCE_MARK, null);
        }
        return files.settings().change(known -> mode(known).isOn() ? opened(known.sendingTo(hub)) : known);
    }

    private UploadSettings opened(UploadSettings settings) {
        UploadSettings open = settings.isOpen() ? settings : settings.opened(now());
        return heedingPlugin(open.cutting(policies(open.scope().policies())));
    }

    /** Excludes OpenCode's requests while the predecessor sends them, so that they are not sent twice. */
    private UploadSettings heedingPlugin(UploadSettings settings) {
        long now = now();
        boolean sends = options.predecessor().sentSince(now / 1000 - DAY_SECONDS);
        if (sends == settings.pluginSends()) {
            return settings;
        }
        boolean fresh = settings.pluginPeriods().isEmpty()
                && now / 1000 - settings.agreement().at() < DAY_SECONDS;
        return settings.plugin(sends, fresh ? 0 : now);
    }

    /** Applies a new bucket length from the next full hour on. */
    private List<BucketPolicy> policies(List<BucketPolicy> known) {
        if (known.isEmpty()) {
            return List.of(new BucketPolicy(0, bucketSeconds, 0));
        }
        BucketPolicy last = known.get(known.size() - 1);
        if (last.seconds() == bucketSeconds) {
            return known;
        }
        return BucketPolicy.with(
                known, new BucketPolicy(BucketPolicy.hourAfter(now()), bucketSeconds, last.saltEpoch()));
    }

    private long now() {
        return options.clock().millis();
    }
}
