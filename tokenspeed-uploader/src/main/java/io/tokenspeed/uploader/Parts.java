package io.tokenspeed.uploader;

import io.tokenspeed.model.wire.ProjectIds;
import io.tokenspeed.uploader.bucket.HourBuckets;
import io.tokenspeed.uploader.bucket.LeftBehind;
import io.tokenspeed.uploader.bucket.ProjectNames;
import io.tokenspeed.uploader.bucket.SaltedProjects;
import io.tokenspeed.uploader.hub.ClockOffset;
import io.tokenspeed.uploader.hub.HubClient;
import io.tokenspeed.uploader.queue.QueueUpkeep;
import io.tokenspeed.uploader.queue.StateName;
import io.tokenspeed.uploader.queue.UploadQueue;
import io.tokenspeed.uploader.settings.CredentialFile;
import io.tokenspeed.uploader.settings.Salts;
import io.tokenspeed.uploader.settings.SettingsFile;
import java.nio.file.Path;
import java.util.Optional;

/** The parts of an uploader, put together once. */
final class Parts {
    private static final String QUEUE = "upload.sqlite";
    private static final String LOCK = "uploader.lock";

    final Surroundings surroundings;
    final UploadFlags flags;
    final SettingsFile settings;
    final CredentialFile credentials;
    final Salts salts;
    final UploadQueue queue;
    final QueueUpkeep upkeep;
    final ClockOffset offset;
    final HubClient client;
    final Sender sender;
    final Hold hold;
    final Timetable timetable;
    final Dispatcher dispatcher;
    final Forgetting forgetting;
    final UploaderLock lock;

    Parts(Surroundings surroundings) {
        this.surroundings = surroundings;
        this.flags = UploadFlags.of(surroundings.environment());
        Path folder = surroundings.folder();
        this.settings = new SettingsFile(folder);
        this.credentials = new CredentialFile(folder);
        this.salts = new Salts(folder, surroundings.predecessorSalt(), surroundings.random());
        this.lock = new UploaderLock(folder.resolve(LOCK));
        this.queue = new UploadQueue(
                folder.resolve(QUEUE), surroundings.connector(), surroundings.clock(), surroundings.client(), lock);
        this.upkeep = queue.upkeep(surroundings.limits());
        this.offset = new ClockOffset(surroundings.clock(), surroundings.ticker());
        this.client = new HubClient(surroundings.transport(), surroundings.random(), offset::timestamp);
        Pace pace = new Pace(surroundings.ticker());
        this.sender = new Sender(queue, credentials, offset, pace, surroundings.ticker());
        this.hold = new Hold(queue, surroundings.clock(), surroundings.jitter());
        this.timetable = new Timetable(
                queue, surroundings.clock(), surroundings.ticker(), surroundings.jitter(), flags.intervalSeconds());
        this.dispatcher = new Dispatcher(
                queue,
                upkeep,
                credentials,
                client,
                sender,
                new Ingest(queue, client, sender),
                rotation(),
                hold,
                timetable,
                pace,
                new Heartbeats(queue, client, sender, this::heartbeat));
        this.forgetting = new Forgetting(
                queue, credentials, settings, salts, client, sender, surroundings.ticker(), surroundings.jitter());
    }

    private Rotation rotation() {
        return new Rotation(
                queue, credentials, client, sender, offset, surroundings.random(), () -> heartbeat(Optional.empty()));
    }

    private String heartbeat(Optional<String> name) {
        return Bodies.heartbeat(surroundings.client(), queue.view().counts(), name);
    }

    /** An aggregator for settings, which may tell projects or not. */
    Aggregator aggregator(boolean tellProjects) {
        return aggregator(tellProjects, queue);
    }

    Aggregator aggregator(boolean tellProjects, UploadQueue into) {
        ProjectNames names = tellProjects ? new SaltedProjects(salts::of, into) : (root, epoch) -> ProjectIds.NONE;
        LeftBehind leftBehind = new LeftBehind(surroundings.predecessor(), surroundings.requests());
        return new Aggregator(
                surroundings.changes(),
                new HourBuckets(surroundings.requests(), names, leftBehind),
                leftBehind,
                into.book(),
                surroundings.clock(),
                offset::hubSecond);
    }

    /** Takes what an earlier process knew of the hub's clock. */
    void restoreOffset() {
        queue.state(StateName.CLOCK_OFFSET).map(Long::valueOf).ifPresent(offset::restore);
    }
}
