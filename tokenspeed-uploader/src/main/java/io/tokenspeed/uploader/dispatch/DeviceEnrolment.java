package io.tokenspeed.uploader.dispatch;

import io.tokenspeed.model.wire.DeviceSecret;
import io.tokenspeed.model.wire.ErrorCode;
import io.tokenspeed.model.wire.Fingerprint;
import io.tokenspeed.model.wire.InviteToken;
import io.tokenspeed.model.wire.WireFormat;
import io.tokenspeed.uploader.bucket.BucketPolicy;
import io.tokenspeed.uploader.dispatch.answer.AnswerMembers;
import io.tokenspeed.uploader.dispatch.answer.RequestBodies;
import io.tokenspeed.uploader.dispatch.timing.PauseReason;
import io.tokenspeed.uploader.dispatch.timing.SendingPause;
import io.tokenspeed.uploader.hub.ClockOffset;
import io.tokenspeed.uploader.hub.DeviceRoute;
import io.tokenspeed.uploader.hub.FollowUp;
import io.tokenspeed.uploader.hub.HubAddress;
import io.tokenspeed.uploader.hub.HubAnswer;
import io.tokenspeed.uploader.queue.UploadQueue;
import io.tokenspeed.uploader.queue.database.CrashPoint;
import io.tokenspeed.uploader.queue.database.StateName;
import io.tokenspeed.uploader.settings.Consent;
import io.tokenspeed.uploader.settings.Credentials;
import io.tokenspeed.uploader.settings.DeviceFiles;
import io.tokenspeed.uploader.settings.UploadSettings;
import java.io.IOException;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * Enrols this device at a hub. The device stores its own new secret before it sends the secret, so enrolling again
 * after a lost answer gives the same device.
 */
final class DeviceEnrolment {
    private static final List<StateName> OF_THE_DEVICE =
            List.of(StateName.HUB_EPOCH, StateName.NAME, StateName.NAME_TO_TELL, StateName.NAME_REFUSED);

    private final UploadQueue queue;
    private final DeviceFiles files;
    private final Sender sender;
    private final SendingPause pause;
    private final ClockOffset offset;
    private final DispatchOptions options;

    DeviceEnrolment(
            UploadQueue queue,
            DeviceFiles files,
            Sender sender,
            SendingPause pause,
            ClockOffset offset,
            DispatchOptions options) {
        this.queue = queue;
        this.files = files;
        this.sender = sender;
        this.pause = pause;
        this.offset = offset;
        this.options = options;
    }

    /**
     * The stored consent. Where the environment switched sending on, none is stored; setting the variables counts as
     * consent.
     */
    EnrolmentOutcome enrol(HubAddress hub, InviteToken invite, Optional<String> name)
            throws IOException, InterruptedException {
        Optional<Credentials> known = files.credentials().read();
        Credentials device = device(hub, known);
        options.crashHook().reached(CrashPoint.ENROL_BEFORE_SEND);
        name.ifPresent(this::keepName);
        SendOutcome outcome = send(hub, device, invite, name);
        if (name.isPresent() && Heartbeats.isRefused(outcome)) {
            outcome = send(hub, device, invite, Optional.empty());
        }
        options.crashHook().reached(CrashPoint.ENROL_AFTER_ANSWER);
        EnrolmentOutcome result = outcome(hub, device, outcome);
        return known.map(Credentials::hubUrl)
                .filter(before -> !before.equals(hub.base()))
                .map(result::replacing)
                .orElse(result);
    }

    private void keepName(String name) {
        queue.state(StateName.NAME, name);
        queue.state(StateName.NAME_TO_TELL, name);
    }

    private SendOutcome send(HubAddress hub, Credentials device, InviteToken invite, Optional<String> name)
            throws IOException, InterruptedException {
        String body = RequestBodies.enrol(
                invite.text(), device.keys().current().secret().text(), options.client(), agreement(), name);
        return sender.sendWith(
                device.keys().current(), hub, device, (calls, compress) -> calls.post(DeviceRoute.ENROL, body));
    }

    /** Switched on by the environment, sending has no consent in the settings; setting the variables counts as one. */
    private UploadSettings.Agreement agreement() throws IOException {
        UploadSettings.Agreement stored = files.settings().read().agreement();
        return new UploadSettings.Agreement(
                stored.version() == 0 ? Consent.VERSION : stored.version(),
                stored.at() == 0 ? offset.timestamp() : stored.at());
    }

    private Credentials device(HubAddress hub, Optional<Credentials> known) throws IOException {
        boolean confirmed = known.filter(Credentials::confirmed).isPresent();
        Optional<Credentials> begun =
                known.filter(device -> !device.confirmed() && device.hubUrl().equals(hub.base()));
        if (begun.isPresent()) {
            return begun.get();
        }
        boolean unknown = pause.isFor(PauseReason.DEVICE_UNKNOWN);
        if (confirmed && !unknown && !pause.isFor(PauseReason.DEVICE_REVOKED)) {
            throw new IllegalStateException("This device is enrolled at " + hub.base()
                    + "; run tokenspeed device forget before enrolling again.");
        }
        Credentials fresh = Credentials.enrolling(
                WireFormat.newDeviceId(options.random()),
                hub.base(),
                DeviceSecret.random(options.random()),
                offset.timestamp());
        beginAgain(confirmed, unknown);
        files.credentials().write(fresh);
        return fresh;
    }

    /**
     * Removes what is left of the previous device.
     *
     * @param another whether the previous device was confirmed, so that project ids need another salt
     * @param unknown whether the hub lost the previous device, so that it needs all records again
     */
    private void beginAgain(boolean another, boolean unknown) throws IOException {
        if (another) {
            files.settings().change(known -> known.scope().policies().isEmpty() ? known : salted(known));
        }
        if (unknown) {
            queue.resend(0);
        }
        for (StateName name : OF_THE_DEVICE) {
            queue.state(name, null);
        }
        queue.clearance().beginAgain();
        pause.end();
    }

    private UploadSettings salted(UploadSettings settings) {
        List<BucketPolicy> policies = settings.scope().policies();
        int seconds = policies.get(policies.size() - 1).seconds();
        long hour = BucketPolicy.hourAfter(options.timing().clock().millis());
        BucketPolicy next = new BucketPolicy(hour, seconds, BucketPolicy.nextEpoch(policies));
        return settings.cutting(BucketPolicy.with(policies, next));
    }

    private EnrolmentOutcome outcome(HubAddress hub, Credentials device, SendOutcome outcome)
            throws IOException, InterruptedException {
        if (outcome.followUp() == FollowUp.ACCEPT) {
            return confirm(hub, device);
        }
        if (outcome.followUp() == FollowUp.RETRY) {
            return outcome(
                    EnrolmentOutcome.Result.UNREACHABLE,
                    "The hub " + hub.base() + " did not answer (" + outcome.inWords()
                            + "); try again later, or name another hub with tokenspeed upload enable.",
                    device);
        }
        if (outcome.inWords().equals(ErrorCode.INVITE_INVALID.text())) {
            files.credentials().delete();
            return outcome(
                    EnrolmentOutcome.Result.REFUSED,
                    "The hub does not take this invite; it may be used up, expired or revoked.",
                    device);
        }
        return outcome(EnrolmentOutcome.Result.REFUSED, "The hub answered " + outcome.inWords() + ".", device);
    }

    /** Sends a first signed request, which proves that device and hub hold the same secret. */
    private EnrolmentOutcome confirm(HubAddress hub, Credentials device) throws IOException, InterruptedException {
        SendOutcome outcome = sender.sendWith(device.keys().current(), hub, device, (calls, compress) -> calls.config())
                .checked(AnswerMembers::checkConfig);
        boolean pending = outcome.inWords().equals(ErrorCode.DEVICE_PENDING.text())
                || (outcome.answer() != null && AnswerMembers.isStatus(outcome.answer(), "pending"));
        if (pending) {
            pause.begin(ErrorCode.DEVICE_PENDING.text());
            return outcome(EnrolmentOutcome.Result.PENDING, "The hub's admin has to let this device in.", device);
        }
        if (outcome.followUp() != FollowUp.ACCEPT) {
            return outcome(
                    EnrolmentOutcome.Result.UNREACHABLE,
                    "The hub answered " + outcome.inWords() + "; try again.",
                    device);
        }
        if (!files.credentials().confirm(device)) {
            return outcome(
                    EnrolmentOutcome.Result.REFUSED, "This device was forgotten or enrolled again meanwhile.", device);
        }
        pause.end();
        settleName(Objects.requireNonNull(outcome.answer()));
        return outcome(EnrolmentOutcome.Result.ENROLLED, "This device is enrolled at " + hub.base() + ".", device);
    }

    /** Does not send the user's name again if the hub uses it already. */
    private void settleName(HubAnswer answer) {
        Optional<String> used = AnswerMembers.text(answer, "name");
        Optional<String> wanted = queue.state(StateName.NAME_TO_TELL);
        if (wanted.isPresent() && wanted.equals(used)) {
            queue.state(StateName.NAME_TO_TELL, null);
        }
        Heartbeats.learnName(queue, answer);
    }

    private static EnrolmentOutcome outcome(EnrolmentOutcome.Result result, String message, Credentials device) {
        return new EnrolmentOutcome(
                result,
                message,
                Fingerprint.of(device.deviceId(), device.keys().current().secret()));
    }
}
