package io.tokenspeed.uploader.dispatch;

import io.tokenspeed.model.wire.DeviceSecret;
import io.tokenspeed.uploader.dispatch.answer.AnswerFields;
import io.tokenspeed.uploader.dispatch.answer.RequestBodies;
import io.tokenspeed.uploader.hub.ClockOffset;
import io.tokenspeed.uploader.hub.DeviceRoute;
import io.tokenspeed.uploader.hub.FollowUp;
import io.tokenspeed.uploader.hub.HubAddress;
import io.tokenspeed.uploader.queue.UploadQueue;
import io.tokenspeed.uploader.queue.database.CrashPoint;
import io.tokenspeed.uploader.queue.database.StateName;
import io.tokenspeed.uploader.settings.CredentialFile;
import io.tokenspeed.uploader.settings.Credentials;
import io.tokenspeed.uploader.settings.SigningKey;
import java.io.IOException;
import java.util.List;

/**
 * Replaces the device's key. The new key is on the disk before the hub gets it, and becomes the current one when the
 * hub has taken a request signed with it. If the process is killed in between, the next one goes on from there.
 */
final class KeyRotation {
    private static final long MAX_AGE = 90 * 86_400L;
    private static final long KEEP_PREVIOUS = 7 * 86_400L;

    private final UploadQueue queue;
    private final CredentialFile file;
    private final Sender sender;
    private final Heartbeats heartbeats;
    private final ClockOffset offset;
    private final DispatchOptions options;

    KeyRotation(
            UploadQueue queue,
            CredentialFile file,
            Sender sender,
            Heartbeats heartbeats,
            ClockOffset offset,
            DispatchOptions options) {
        this.queue = queue;
        this.file = file;
        this.sender = sender;
        this.heartbeats = heartbeats;
        this.offset = offset;
        this.options = options;
    }

    /** Whether the key is old, a new one was asked for, or a rotation was interrupted. */
    boolean isDue(Credentials device) {
        return device.confirmed()
                && (device.keys().candidate() != null
                        || queue.state(StateName.ROTATE).isPresent()
                        || offset.timestamp() - device.keys().current().since() > MAX_AGE);
    }

    /** Removes the previous key once it is no longer needed. */
    Credentials tidy(Credentials device) throws IOException {
        SigningKey previous = device.keys().previous();
        if (previous == null || offset.timestamp() - previous.since() < KEEP_PREVIOUS) {
            return device;
        }
        Credentials tidied = device.withoutPrevious();
        file.write(tidied);
        return tidied;
    }

    /** Begins a rotation or goes on with an interrupted one. */
    SendOutcome run(HubAddress hub, Credentials device) throws IOException, InterruptedException {
        SigningKey candidate = device.keys().candidate();
        if (candidate != null) {
            SendOutcome known = confirm(hub, device, candidate);
            return known.followUp() == FollowUp.PAUSE ? propose(hub, device, candidate) : known;
        }
        SigningKey fresh = new SigningKey(
                device.keys().current().nextId(), DeviceSecret.random(options.random()), offset.timestamp());
        Credentials proposing = device.withCandidate(fresh);
        file.write(proposing);
        options.crashHook().reached(CrashPoint.ROTATION_CANDIDATE_STORED);
        return propose(hub, proposing, fresh);
    }

    private SendOutcome propose(HubAddress hub, Credentials device, SigningKey candidate)
            throws IOException, InterruptedException {
        String body = RequestBodies.keys(candidate.id(), candidate.secret().text());
        SendOutcome proposed = sender.sendWith(
                        device.keys().current(), hub, device, (calls, compress) -> calls.post(DeviceRoute.KEYS, body))
                .checked(answer -> AnswerFields.oneOf(answer.json(), "keyId", List.of(candidate.id())));
        if (proposed.followUp() != FollowUp.ACCEPT) {
            return proposed;
        }
        options.crashHook().reached(CrashPoint.ROTATION_PROPOSED);
        return confirm(hub, device, candidate);
    }

    private SendOutcome confirm(HubAddress hub, Credentials device, SigningKey candidate)
            throws IOException, InterruptedException {
        SendOutcome confirmed = heartbeats.sendWith(candidate, hub, device);
        if (confirmed.followUp() == FollowUp.ACCEPT) {
            options.crashHook().reached(CrashPoint.ROTATION_CONFIRMED);
            file.write(device.withCurrent(candidate, offset.timestamp()));
            queue.state(StateName.ROTATE, null);
        }
        return confirmed;
    }
}
