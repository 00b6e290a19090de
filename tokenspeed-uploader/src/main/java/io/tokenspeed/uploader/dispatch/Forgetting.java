package io.tokenspeed.uploader.dispatch;

import io.tokenspeed.model.wire.ErrorCode;
import io.tokenspeed.uploader.dispatch.answer.AnswerMembers;
import io.tokenspeed.uploader.dispatch.answer.RequestBodies;
import io.tokenspeed.uploader.dispatch.timing.DispatchTiming;
import io.tokenspeed.uploader.hub.Backoff;
import io.tokenspeed.uploader.hub.DeviceRoute;
import io.tokenspeed.uploader.hub.FollowUp;
import io.tokenspeed.uploader.hub.HubAddress;
import io.tokenspeed.uploader.hub.HubAnswer;
import io.tokenspeed.uploader.queue.UploadQueue;
import io.tokenspeed.uploader.queue.database.StateName;
import io.tokenspeed.uploader.settings.Credentials;
import io.tokenspeed.uploader.settings.DeviceFiles;
import io.tokenspeed.uploader.settings.UploadSettings;
import java.io.IOException;
import java.util.Optional;

/**
 * Asks the hub to erase this device until the hub confirms it, before any other request and even while sending is
 * switched off. Then removes everything of the device on this machine, but never the stored requests. An unconfirmed
 * device has sent nothing, so it is removed even if no hub answers.
 */
final class Forgetting {
    private final UploadQueue queue;
    private final DeviceFiles files;
    private final Sender sender;
    private final DispatchTiming timing;
    private int failures;
    private long due;

    Forgetting(UploadQueue queue, DeviceFiles files, Sender sender, DispatchTiming timing) {
        this.queue = queue;
        this.files = files;
        this.sender = sender;
        this.timing = timing;
        this.due = timing.tick();
    }

    /** Sends the request if it is due, and returns the milliseconds until the next attempt. */
    long run() throws IOException, InterruptedException {
        long wait = due - timing.tick();
        if (wait > 0) {
            return wait;
        }
        Optional<Credentials> device = files.credentials().read();
        if (device.isEmpty() || isErased(device.get())) {
            deleteFiles();
            queue.clearance().purge();
            return 0;
        }
        return due - timing.tick();
    }

    private boolean isErased(Credentials device) throws IOException, InterruptedException {
        HubAddress hub = HubAddress.parse(device.hubUrl());
        SendOutcome outcome =
                sender.send(hub, device, (calls, compress) -> calls.post(DeviceRoute.FORGET, RequestBodies.FORGET));
        queue.state(StateName.LAST_CODE, outcome.inWords());
        boolean unanswered = !device.confirmed() && !outcome.isOfTheHub();
        if (unanswered || outcome.followUp() == FollowUp.ERASE || isUnknown(outcome) || isConfirmed(outcome)) {
            return true;
        }
        failures++;
        due = timing.tick() + Backoff.millis(failures, outcome.retryAfter(), timing.jitter());
        return false;
    }

    /** Whether the hub does not know the device, and so has nothing to erase. */
    private static boolean isUnknown(SendOutcome outcome) {
        HubAnswer answer = outcome.answer();
        return answer != null && answer.known().equals(Optional.of(ErrorCode.DEVICE_UNKNOWN));
    }

    private static boolean isConfirmed(SendOutcome outcome) {
        HubAnswer answer = outcome.answer();
        return outcome.followUp() == FollowUp.ACCEPT && answer != null && AnswerMembers.isStatus(answer, "erased");
    }

    /**
     * Removes everything of a device that the hub's admin erased, but keeps the counts of its requests.
     *
     * @param at when it was erased, in seconds since the epoch
     */
    void erased(Credentials device, long at) throws IOException {
        deleteFiles();
        queue.clearance().erased(device.hubUrl(), at, ErrorCode.DEVICE_ERASED.text());
    }

    /** Deletes the salts as well, so that a later device cannot be recognised as the same one. */
    private void deleteFiles() throws IOException {
        files.settings().change(UploadSettings::forgotten);
        files.salts().delete();
        files.credentials().delete();
    }
}
