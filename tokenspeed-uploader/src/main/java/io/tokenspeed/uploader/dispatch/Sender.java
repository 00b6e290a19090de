package io.tokenspeed.uploader.dispatch;

import io.tokenspeed.uploader.dispatch.timing.RequestRateLimit;
import io.tokenspeed.uploader.hub.ClockOffset;
import io.tokenspeed.uploader.hub.FollowUp;
import io.tokenspeed.uploader.hub.HubAddress;
import io.tokenspeed.uploader.hub.HubAnswer;
import io.tokenspeed.uploader.hub.HubClient;
import io.tokenspeed.uploader.queue.UploadQueue;
import io.tokenspeed.uploader.queue.database.CrashHook;
import io.tokenspeed.uploader.queue.database.CrashPoint;
import io.tokenspeed.uploader.queue.database.StateName;
import io.tokenspeed.uploader.settings.CredentialFile;
import io.tokenspeed.uploader.settings.Credentials;
import io.tokenspeed.uploader.settings.SigningKey;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;

/**
 * Sends one request, and repeats it at once where the protocol allows that: with the hub's clock, unchanged, without
 * compression, or with another key of the device. Each is tried once, so sending always ends.
 */
final class Sender {
    private final HubClient client;
    private final UploadQueue queue;
    private final CredentialFile file;
    private final ClockOffset offset;
    private final RequestRateLimit rateLimit;
    private final CrashHook crashHook;

    Sender(
            HubClient client,
            UploadQueue queue,
            CredentialFile file,
            ClockOffset offset,
            RequestRateLimit rateLimit,
            CrashHook crashHook) {
        this.client = client;
        this.queue = queue;
        this.file = file;
        this.offset = offset;
        this.rateLimit = rateLimit;
        this.crashHook = crashHook;
    }

    /** One attempt of a request, with a fresh nonce. */
    interface Attempt {
        HubAnswer make(HubClient.Calls calls, boolean compress) throws IOException, InterruptedException;
    }

    /** Sends a request, signed with the first of the device's keys that the hub takes. */
    SendOutcome send(HubAddress hub, Credentials device, Attempt attempt) throws IOException, InterruptedException {
        Deque<SigningKey> keys = new ArrayDeque<>(device.keys().inOrder());
        SendOutcome outcome = new Trial(hub, device, attempt, keys).run();
        SigningKey used = keys.element();
        if (outcome.followUp() == FollowUp.ACCEPT && !used.equals(device.keys().current())) {
            adopt(device, used);
        }
        return outcome;
    }

    /** Sends a request, signed with one key only. */
    SendOutcome sendWith(SigningKey key, HubAddress hub, Credentials device, Attempt attempt)
            throws InterruptedException {
        return new Trial(hub, device, attempt, new ArrayDeque<>(List.of(key))).run();
    }

    /**
     * Makes the key that the hub took the current one. Asks for a new key if it is the previous one, which a restored
     * hub knows.
     */
    private void adopt(Credentials device, SigningKey used) throws IOException {
        boolean back = used.equals(device.keys().previous());
        file.write(device.withCurrent(used, offset.timestamp()));
        queue.state(StateName.ROTATE, back ? RotationReason.RESTORED.text() : null);
    }

    /**
     * Learns the hub's clock before anything else in the answer, so that everything noted because of the answer is
     * dated by it.
     */
    private void learn(long hubSecond, long sentTick) {
        offset.learn(hubSecond, sentTick);
        String seconds = Long.toString(offset.seconds());
        if (!queue.state(StateName.CLOCK_OFFSET).equals(Optional.of(seconds))) {
            queue.state(StateName.CLOCK_OFFSET, seconds);
        }
    }

    /** One request with everything that is tried for it. */
    private final class Trial {
        private final HubAddress hub;
        private final Credentials device;
        private final Attempt attempt;
        private final Deque<SigningKey> keys;
        private boolean compress = true;
        private boolean clockTried;
        private boolean againTried;

        Trial(HubAddress hub, Credentials device, Attempt attempt, Deque<SigningKey> keys) {
            this.hub = hub;
            this.device = device;
            this.attempt = attempt;
            this.keys = keys;
        }

        SendOutcome run() throws InterruptedException {
            while (true) {
                SendOutcome outcome = once();
                switch (outcome.followUp()) {
                    case CLOCK -> {
                        if (clockTried) {
                            return outcome.as(FollowUp.RETRY, false);
                        }
                        clockTried = true;
                    }
                    case NOW -> {
                        if (againTried) {
                            return outcome.as(FollowUp.RETRY, true);
                        }
                        againTried = true;
                    }
                    case PLAIN -> {
                        if (!compress) {
                            return outcome.as(FollowUp.PAUSE, false);
                        }
                        compress = false;
                    }
                    case KEY -> {
                        if (keys.size() == 1) {
                            return outcome.as(FollowUp.PAUSE, false);
                        }
                        keys.remove();
                    }
                    default -> {
                        return outcome;
                    }
                }
            }
        }

        private SendOutcome once() throws InterruptedException {
            long sentTick = offset.tick();
            rateLimit.spend();
            try {
                HubAnswer answer = attempt.make(client.as(hub, device.deviceId(), keys.element()), compress);
                crashHook.reached(CrashPoint.AFTER_SEND);
                answer.serverTime().ifPresent(second -> learn(second, sentTick));
                return SendOutcome.of(answer);
            } catch (IOException silence) {
                return SendOutcome.SILENCE;
            }
        }
    }
}
