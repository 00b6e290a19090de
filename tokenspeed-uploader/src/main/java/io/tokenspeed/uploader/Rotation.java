package io.tokenspeed.uploader;

import io.tokenspeed.model.wire.DeviceSecret;
import io.tokenspeed.uploader.hub.Action;
import io.tokenspeed.uploader.hub.ClockOffset;
import io.tokenspeed.uploader.hub.HubAddress;
import io.tokenspeed.uploader.hub.HubClient;
import io.tokenspeed.uploader.hub.Route;
import io.tokenspeed.uploader.queue.CrashPoint;
import io.tokenspeed.uploader.queue.StateName;
import io.tokenspeed.uploader.queue.UploadQueue;
import io.tokenspeed.uploader.settings.CredentialFile;
import io.tokenspeed.uploader.settings.Credentials;
import io.tokenspeed.uploader.settings.DeviceKey;
import java.io.IOException;
import java.security.SecureRandom;
import java.util.List;
import java.util.function.Supplier;

/**
 * Replaces the device's key. The new one is on the disk before the hub hears of it, and becomes the current one when the
 * hub has taken a request that it signed; killed anywhere in between, the next start goes on from there.
 */
final class Rotation {
    private static final long MAX_AGE = 90 * 86_400L;
    private static final long KEEP_PREVIOUS = 7 * 86_400L;

    private final UploadQueue queue;
    private final CredentialFile file;
    private final HubClient client;
    private final Sender sender;
    private final ClockOffset offset;
    private final SecureRandom random;
    private final Supplier<String> heartbeat;

    Rotation(
            UploadQueue queue,
            CredentialFile file,
            HubClient client,
            Sender sender,
            ClockOffset offset,
            SecureRandom random,
            Supplier<String> heartbeat) {
        this.queue = queue;
        this.file = file;
        this.client = client;
        this.sender = sender;
        this.offset = offset;
        this.random = random;
        this.heartbeat = heartbeat;
    }

    /** Whether the key is old, somebody asked for a new one, or a rotation was interrupted. */
    boolean isDue(Credentials device) {
        return device.confirmed()
                && (device.candidate() != null
                        || queue.state(StateName.ROTATE).isPresent()
                        || offset.timestamp() - device.current().since() > MAX_AGE);
    }

    /** The device without a key that is no longer of use. */
    Credentials tidy(Credentials device) throws IOException {
        DeviceKey previous = device.previous();
        if (previous == null || offset.timestamp() - previous.since() < KEEP_PREVIOUS) {
            return device;
        }
        Credentials tidied = device.forgettingPrevious();
        file.write(tidied);
        return tidied;
    }

    /** Goes through with it as far as the hub lets. */
    Outcome run(HubAddress hub, Credentials device) throws IOException, InterruptedException {
        DeviceKey candidate = device.candidate();
        if (candidate != null) {
            Outcome known = confirm(hub, device, candidate);
            return known.action() == Action.HOLD ? propose(hub, device, candidate) : known;
        }
        DeviceKey fresh = new DeviceKey(device.current().nextId(), DeviceSecret.random(random), offset.timestamp());
        Credentials proposing = device.proposing(fresh);
        file.write(proposing);
        CrashPoint.ROTATION_CANDIDATE_STORED.hit();
        return propose(hub, proposing, fresh);
    }

    private Outcome propose(HubAddress hub, Credentials device, DeviceKey candidate)
            throws IOException, InterruptedException {
        String body = Bodies.keys(candidate.id(), candidate.secret().text());
        Outcome proposed = sender.sendWith(
                        device.current(), (key, compress) -> client.post(hub, Route.KEYS, device.deviceId(), key, body))
                .checked(answer -> AnswerFields.oneOf(answer.json(), "keyId", List.of(candidate.id())));
        if (proposed.action() != Action.ACCEPT) {
            return proposed;
        }
        CrashPoint.ROTATION_PROPOSED.hit();
        return confirm(hub, device, candidate);
    }

    private Outcome confirm(HubAddress hub, Credentials device, DeviceKey candidate)
            throws IOException, InterruptedException {
        String body = heartbeat.get();
        Outcome confirmed = sender.sendWith(
                        candidate, (key, compress) -> client.post(hub, Route.HEARTBEAT, device.deviceId(), key, body))
                .checked(HubAnswers::checkHeartbeat);
        if (confirmed.action() == Action.ACCEPT) {
            CrashPoint.ROTATION_CONFIRMED.hit();
            file.write(device.using(candidate, offset.timestamp()));
            queue.state(StateName.ROTATE, null);
        }
        return confirmed;
    }
}
