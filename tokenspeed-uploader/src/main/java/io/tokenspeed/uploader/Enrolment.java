package io.tokenspeed.uploader;

import io.tokenspeed.model.wire.DeviceSecret;
import io.tokenspeed.model.wire.Fingerprint;
import io.tokenspeed.model.wire.InviteToken;
import io.tokenspeed.model.wire.WireFormat;
import io.tokenspeed.uploader.bucket.BucketPolicy;
import io.tokenspeed.uploader.hub.Action;
import io.tokenspeed.uploader.hub.Answer;
import io.tokenspeed.uploader.hub.HubAddress;
import io.tokenspeed.uploader.hub.Route;
import io.tokenspeed.uploader.queue.CrashPoint;
import io.tokenspeed.uploader.queue.StateName;
import io.tokenspeed.uploader.settings.Consent;
import io.tokenspeed.uploader.settings.Credentials;
import io.tokenspeed.uploader.settings.UploadMode;
import io.tokenspeed.uploader.settings.UploadSettings;
import java.io.IOException;
import java.security.SecureRandom;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * Makes this device known to a hub. Its secret is made here and is on the disk before the hub hears of it, so asking
 * again after a lost answer gives the same device.
 */
public final class Enrolment {
    private final Parts parts;

    Enrolment(Parts parts) {
        this.parts = parts;
    }

    /**
     * Redeems an invite. An enrolment at another hub gives way if that one never confirmed it.
     *
     * @throws IllegalStateException with a sentence for the user if nobody agreed to sending, or if the device is
     *     enrolled
     */
    public EnrolResult enrol(InviteToken invite) throws IOException, InterruptedException {
        return enrol(invite, Optional.empty());
    }

    /**
     * The same, and gives the device a name.
     *
     * @throws IllegalArgumentException if it cannot be called so
     */
    public EnrolResult enrol(InviteToken invite, Optional<String> name) throws IOException, InterruptedException {
        name.ifPresent(UploadControl::checkName);
        UploadSettings settings = parts.settings.read();
        UploadMode mode = UploadMode.of(parts.surroundings.environment(), settings);
        if (!mode.isOn() || mode.hubUrl() == null) {
            throw new IllegalStateException(
                    "Sending is not switched on (" + mode.reason() + "); run tokenspeed upload enable first.");
        }
        HubAddress hub = HubAddress.parse(mode.hubUrl());
        Optional<String> refusal = new Decided(parts).objection(hub.base());
        if (refusal.isPresent()) {
            throw new IllegalStateException(refusal.get());
        }
        Optional<Credentials> known = parts.credentials.read();
        Credentials device = device(hub, known);
        CrashPoint.ENROL_BEFORE_SEND.hit();
        name.ifPresent(this::keepName);
        Outcome outcome = send(hub, device, invite, settings, name);
        if (name.isPresent() && Heartbeats.isRefused(outcome)) {
            outcome = send(hub, device, invite, settings, Optional.empty());
        }
        CrashPoint.ENROL_AFTER_ANSWER.hit();
        EnrolResult result = result(hub, device, outcome);
        return known.map(Credentials::hubUrl)
                .filter(before -> !before.equals(hub.base()))
                .map(result::replacing)
                .orElse(result);
    }

    private void keepName(String name) {
        parts.queue.state(StateName.NAME, name);
        parts.queue.state(StateName.NAME_TO_TELL, name);
    }

    private Outcome send(
            HubAddress hub, Credentials device, InviteToken invite, UploadSettings settings, Optional<String> name)
            throws InterruptedException {
        Bodies.Consented consent = new Bodies.Consented(
                settings.consentVersion() == 0 ? Consent.VERSION : settings.consentVersion(),
                settings.consentAt() == 0 ? parts.offset.timestamp() : settings.consentAt());
        String body = Bodies.enrol(
                invite.text(), device.current().secret().text(), parts.surroundings.client(), consent, name);
        return parts.sender.sendWith(
                device.current(), (key, compress) -> parts.client.post(hub, Route.ENROL, device.deviceId(), key, body));
    }

    private Credentials device(HubAddress hub, Optional<Credentials> known) throws IOException {
        boolean confirmed = known.filter(Credentials::confirmed).isPresent();
        Optional<Credentials> begun =
                known.filter(device -> !device.confirmed() && device.hubUrl().equals(hub.base()));
        if (begun.isPresent()) {
            return begun.get();
        }
        Optional<String> held = parts.hold.reason();
        boolean gone = held.equals(Optional.of("device_unknown")) || held.equals(Optional.of("device_revoked"));
        if (confirmed && !gone) {
            throw new IllegalStateException("This device is enrolled at " + hub.base()
                    + "; run tokenspeed device forget before enrolling again.");
        }
        SecureRandom random = parts.surroundings.random();
        Credentials fresh = Credentials.enrolling(
                WireFormat.newDeviceId(random), hub.base(), DeviceSecret.random(random), parts.offset.timestamp());
        renew(confirmed, held);
        parts.credentials.write(fresh);
        return fresh;
    }

    /** Another device gets another salt; where the hub lost the one before, it gets everything again. */
    private void renew(boolean again, Optional<String> held) throws IOException {
        if (again) {
            parts.settings.change(known -> known.policies().isEmpty() ? known : salted(known));
        }
        if (held.equals(Optional.of("device_unknown"))) {
            parts.queue.resend(0);
        }
        for (StateName gone :
                List.of(StateName.HUB_EPOCH, StateName.NAME, StateName.NAME_TO_TELL, StateName.NAME_REFUSED)) {
            parts.queue.state(gone, null);
        }
        parts.queue.clearance().beginAgain();
        parts.hold.end();
    }

    private UploadSettings salted(UploadSettings settings) {
        List<BucketPolicy> policies = settings.policies();
        int seconds = policies.get(policies.size() - 1).seconds();
        long hour = Decided.nextHour(parts.surroundings.clock().millis());
        return settings.cutting(
                Decided.next(policies, new BucketPolicy(hour, seconds, BucketPolicy.nextEpoch(policies))));
    }

    private EnrolResult result(HubAddress hub, Credentials device, Outcome outcome)
            throws IOException, InterruptedException {
        if (outcome.action() == Action.ACCEPT) {
            return confirm(hub, device);
        }
        if (outcome.action() == Action.RETRY) {
            return result(
                    EnrolResult.Outcome.UNREACHABLE,
                    "The hub " + hub.base() + " did not answer (" + outcome.inWords()
                            + "); try again later, or name another hub with tokenspeed upload enable.",
                    device);
        }
        if (outcome.inWords().equals("invite_invalid")) {
            parts.credentials.delete();
            return result(
                    EnrolResult.Outcome.REFUSED,
                    "The hub does not take this invite; it may be used up, expired or revoked.",
                    device);
        }
        return result(EnrolResult.Outcome.REFUSED, "The hub answered " + outcome.inWords() + ".", device);
    }

    /** A first signed question proves that both sides hold the same secret. */
    private EnrolResult confirm(HubAddress hub, Credentials device) throws IOException, InterruptedException {
        Outcome outcome = parts.sender
                .sendWith(device.current(), (key, compress) -> parts.client.config(hub, device.deviceId(), key))
                .checked(HubAnswers::checkConfig);
        boolean pending = outcome.inWords().equals("device_pending")
                || (outcome.answer() != null
                        && HubAnswers.text(outcome.answer(), "status").equals(Optional.of("pending")));
        if (pending) {
            parts.hold.begin("device_pending");
            return result(EnrolResult.Outcome.PENDING, "The hub's admin has to let this device in.", device);
        }
        if (outcome.action() != Action.ACCEPT) {
            return result(
                    EnrolResult.Outcome.UNREACHABLE, "The hub answered " + outcome.inWords() + "; try again.", device);
        }
        if (!parts.credentials.confirm(device)) {
            return result(
                    EnrolResult.Outcome.REFUSED, "This device was forgotten or enrolled again meanwhile.", device);
        }
        parts.hold.end();
        settleName(Objects.requireNonNull(outcome.answer()));
        return result(EnrolResult.Outcome.ENROLLED, "This device is enrolled at " + hub.base() + ".", device);
    }

    /** A hub that calls the device as its user does need not be told again. */
    private void settleName(Answer answer) {
        Optional<String> called = HubAnswers.text(answer, "name");
        Optional<String> wanted = parts.queue.state(StateName.NAME_TO_TELL);
        if (wanted.isPresent() && wanted.equals(called)) {
            parts.queue.state(StateName.NAME_TO_TELL, null);
        }
        Heartbeats.learn(parts.queue, answer);
    }

    private static EnrolResult result(EnrolResult.Outcome outcome, String message, Credentials device) {
        return new EnrolResult(
                outcome,
                message,
                Fingerprint.of(device.deviceId(), device.current().secret()));
    }
}
