package io.tokenspeed.uploader;

import io.tokenspeed.model.wire.ProjectIds;
import io.tokenspeed.uploader.aggregate.BucketAggregator;
import io.tokenspeed.uploader.bucket.HourBuckets;
import io.tokenspeed.uploader.bucket.LeftBehind;
import io.tokenspeed.uploader.bucket.ProjectNames;
import io.tokenspeed.uploader.bucket.SaltedProjects;
import io.tokenspeed.uploader.dispatch.HubDispatch;
import io.tokenspeed.uploader.queue.QueueUpkeep;
import io.tokenspeed.uploader.queue.UploadQueue;
import io.tokenspeed.uploader.settings.DeviceFiles;
import io.tokenspeed.uploader.settings.UploadSettings;
import java.nio.file.Path;

/** The components of an uploader, assembled once. */
final class UploaderComponents {
    private static final String QUEUE = "upload.sqlite";
    private static final String LOCK = "uploader.lock";

    final UploaderOptions options;
    final UploadFlags flags;
    final DeviceFiles files;
    final UploadQueue queue;
    final SendingPermission permission;
    final HubDispatch dispatch;
    final UploaderLock lock;
    private final QueueUpkeep upkeep;

    UploaderComponents(UploaderOptions options) {
        this.options = options;
        this.flags = UploadFlags.of(options.environment());
        Path folder = options.folder();
        this.files = DeviceFiles.in(folder, options.predecessorSalt(), options.random());
        this.lock = new UploaderLock(folder.resolve(LOCK));
        this.queue = new UploadQueue(
                folder.resolve(QUEUE),
                options.connector(),
                options.clock(),
                options.client(),
                lock,
                options.crashHook());
        this.upkeep = queue.upkeep(options.limits());
        this.permission = new SendingPermission(options, files, queue, flags.bucketSeconds());
        this.dispatch = new HubDispatch(queue, upkeep, files, options.dispatch(flags.intervalSeconds()));
    }

    /** Sums up every changed hour into the buckets of a queue. */
    void aggregate(UploadSettings settings, UploadQueue into) {
        ProjectNames names =
                settings.projectIds() ? new SaltedProjects(files.salts()::of, into) : (root, epoch) -> ProjectIds.NONE;
        LeftBehind leftBehind = new LeftBehind(options.predecessor(), options.requests());
        new BucketAggregator(
                        options.changes(),
                        new HourBuckets(options.requests(), names, leftBehind),
                        leftBehind,
                        into.book(),
                        options.clock(),
                        dispatch::hubSecond)
                .run(settings);
    }

    /** Drops the oldest records if the queue is too large. */
    void boundQueue() {
        upkeep.boundSize(options.clock().instant().getEpochSecond());
    }
}
