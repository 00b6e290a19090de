package io.tokenspeed.uploader;

import io.tokenspeed.model.wire.Fingerprint;
import io.tokenspeed.uploader.UploadStatus.Agreement;
import io.tokenspeed.uploader.UploadStatus.Contact;
import io.tokenspeed.uploader.UploadStatus.EnrolledDevice;
import io.tokenspeed.uploader.UploadStatus.Erasure;
import io.tokenspeed.uploader.UploadStatus.Label;
import io.tokenspeed.uploader.UploadStatus.Pausing;
import io.tokenspeed.uploader.UploadStatus.Removal;
import io.tokenspeed.uploader.dispatch.HubDispatch;
import io.tokenspeed.uploader.dispatch.timing.Pause;
import io.tokenspeed.uploader.queue.UploadQueue;
import io.tokenspeed.uploader.queue.database.StateName;
import io.tokenspeed.uploader.queue.ledger.QueueCounts;
import io.tokenspeed.uploader.settings.DeviceFiles;
import io.tokenspeed.uploader.settings.UploadMode;
import io.tokenspeed.uploader.settings.UploadSettings;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** Reads the state of uploading from the files and the queue. Creates no queue where there is none. */
final class UploadStatusReader {
    private static final int ASK_TO_ENROL = 3;

    private final DeviceFiles files;
    private final UploadQueue queue;
    private final HubDispatch dispatch;
    private final SendingPermission permission;

    UploadStatusReader(UploaderComponents components) {
        this.files = components.files;
        this.queue = components.queue;
        this.dispatch = components.dispatch;
        this.permission = components.permission;
    }

    UploadStatus read() throws IOException {
        UploadSettings settings = files.settings().read();
        UploadMode mode = permission.mode(settings);
        int consent = settings.agreement().version();
        if (!queue.exists()) {
            return new UploadStatus(
                    mode, new Agreement(consent, false), device(), QueueCounts.NONE, Contact.NONE, Removal.NONE);
        }
        return new UploadStatus(
                mode,
                new Agreement(consent, settings.pluginSends()),
                device(),
                queue.view().counts(),
                contact(),
                new Removal(queue.forgetRequested(), erasure()));
    }

    private Contact contact() {
        return new Contact(
                dispatch.pause().map(UploadStatusReader::pausing).orElse(null),
                queue.state(StateName.LAST_CODE).orElse(null),
                queue.state(StateName.LAST_SUCCESS).map(Long::valueOf).orElse(null),
                queue.number(StateName.CLOCK_OFFSET),
                queue.number(StateName.FAILURES));
    }

    private static Pausing pausing(Pause pause) {
        return new Pausing(pause.code(), pause.since(), advice(pause));
    }

    private static @Nullable String advice(Pause pause) {
        return switch (pause.reason()) {
            case DEVICE_PENDING -> "The hub's admin has to let this device in; compare the fingerprint.";
            case DEVICE_REVOKED -> "The hub's admin revoked this device; what waits is removed after 7 days.";
            case DEVICE_UNKNOWN ->
                pause.polls() < ASK_TO_ENROL
                        ? null
                        : "The hub does not know this device any more; enrol again, the queue is kept.";
            case KEY_RETIRED -> "Somebody else replaced this device's key; ask the hub's admin to revoke the device.";
            case REFUSED -> "The hub refuses what this version sends; check the address and update both.";
        };
    }

    private @Nullable Erasure erasure() {
        long at = queue.number(StateName.ERASED_AT);
        return at == 0 ? null : new Erasure(queue.state(StateName.ERASED_HUB).orElse(""), at);
    }

    private @Nullable EnrolledDevice device() throws IOException {
        return files.credentials()
                .read()
                .map(device -> new EnrolledDevice(
                        device.deviceId(),
                        new Label(name(StateName.NAME), name(StateName.NAME_REFUSED) != null),
                        device.hubUrl(),
                        device.confirmed(),
                        new UploadStatus.Key(
                                device.keys().current().id(),
                                Fingerprint.of(
                                        device.deviceId(),
                                        device.keys().current().secret())),
                        device.enrolledAt()))
                .orElse(null);
    }

    private @Nullable String name(StateName which) {
        return queue.exists() ? queue.state(which).orElse(null) : null;
    }
}
