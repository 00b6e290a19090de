package io.tokenspeed.uploader;

import io.tokenspeed.model.wire.ErrorCode;
import io.tokenspeed.uploader.hub.Action;
import io.tokenspeed.uploader.hub.Answer;
import io.tokenspeed.uploader.hub.Backoff;
import io.tokenspeed.uploader.hub.HubAddress;
import io.tokenspeed.uploader.hub.HubClient;
import io.tokenspeed.uploader.hub.Route;
import io.tokenspeed.uploader.queue.StateName;
import io.tokenspeed.uploader.queue.UploadQueue;
import io.tokenspeed.uploader.settings.CredentialFile;
import io.tokenspeed.uploader.settings.Credentials;
import io.tokenspeed.uploader.settings.Salts;
import io.tokenspeed.uploader.settings.SettingsFile;
import io.tokenspeed.uploader.settings.UploadSettings;
import java.io.IOException;
import java.util.Optional;
import java.util.function.LongSupplier;
import java.util.random.RandomGenerator;

/**
 * Has the hub erase this device, before anything else and whatever else is switched off, until the hub says that it is
 * done. Then everything is removed here as well, but never the user's own requests. A device that no hub ever confirmed
 * has sent nothing, so that where no hub answers there is nothing to wait for.
 */
final class Forgetting {
    private final UploadQueue queue;
    private final CredentialFile file;
    private final SettingsFile settings;
    private final Salts salts;
    private final HubClient client;
    private final Sender sender;
    private final LongSupplier ticker;
    private final RandomGenerator random;
    private int failures;
    private long due;

    Forgetting(
            UploadQueue queue,
            CredentialFile file,
            SettingsFile settings,
            Salts salts,
            HubClient client,
            Sender sender,
            LongSupplier ticker,
            RandomGenerator random) {
        this.queue = queue;
        this.file = file;
        this.settings = settings;
        this.salts = salts;
        this.client = client;
        this.sender = sender;
        this.ticker = ticker;
        this.random = random;
        this.due = ticker.getAsLong();
    }

    /** Sends the request if it is due and gives the milliseconds until the next attempt. */
    long run() throws IOException, InterruptedException {
        long wait = due - ticker.getAsLong();
        if (wait > 0) {
            return wait;
        }
        Optional<Credentials> device = file.read();
        if (device.isEmpty() || isGone(device.get())) {
            purge();
            return 0;
        }
        return due - ticker.getAsLong();
    }

    private boolean isGone(Credentials device) throws IOException, InterruptedException {
        HubAddress hub = HubAddress.parse(device.hubUrl());
        Outcome outcome = sender.send(
                device, (key, compress) -> client.post(hub, Route.FORGET, device.deviceId(), key, Bodies.FORGET));
        queue.state(StateName.LAST_CODE, outcome.inWords());
        boolean nobodys = !device.confirmed() && !outcome.isOfTheHub();
        if (nobodys || outcome.action() == Action.ERASE || isUnknown(outcome) || isConfirmed(outcome)) {
            return true;
        }
        failures++;
        due = ticker.getAsLong() + Backoff.millis(failures, outcome.retryAfter(), random);
        return false;
    }

    /** The hub has nothing of a device that it does not know. */
    private static boolean isUnknown(Outcome outcome) {
        Answer answer = outcome.answer();
        return answer != null && answer.known().equals(Optional.of(ErrorCode.DEVICE_UNKNOWN));
    }

    private static boolean isConfirmed(Outcome outcome) {
        Answer answer = outcome.answer();
        return outcome.action() == Action.ACCEPT
                && answer != null
                && HubAnswers.text(answer, "status").equals(Optional.of("erased"));
    }

    /** Removes everything of this device here, and makes sure that a later one cannot be recognised as the same. */
    void purge() throws IOException {
        leave();
        queue.clearance().purge();
    }

    /** The hub's admin has erased the device. The same is removed, but what became of its requests stays known. */
    void erased(Credentials device, long at) throws IOException {
        leave();
        queue.clearance().erased(device.hubUrl(), at, ErrorCode.DEVICE_ERASED.text());
    }

    private void leave() throws IOException {
        settings.change(UploadSettings::forgotten);
        salts.delete();
        file.delete();
    }
}
