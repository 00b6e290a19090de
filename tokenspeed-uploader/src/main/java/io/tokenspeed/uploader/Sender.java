package io.tokenspeed.uploader;

import io.tokenspeed.uploader.hub.Action;
import io.tokenspeed.uploader.hub.Answer;
import io.tokenspeed.uploader.hub.ClockOffset;
import io.tokenspeed.uploader.queue.CrashPoint;
import io.tokenspeed.uploader.queue.StateName;
import io.tokenspeed.uploader.queue.UploadQueue;
import io.tokenspeed.uploader.settings.CredentialFile;
import io.tokenspeed.uploader.settings.Credentials;
import io.tokenspeed.uploader.settings.DeviceKey;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.function.LongSupplier;

/**
 * Sends one request and tries at once what the protocol lets a device try at once: the clock put right, the same again,
 * without compression, the device's other keys. Each of those once, so it always ends.
 */
final class Sender {
    private final UploadQueue queue;
    private final CredentialFile file;
    private final ClockOffset offset;
    private final Pace pace;
    private final LongSupplier ticker;

    Sender(UploadQueue queue, CredentialFile file, ClockOffset offset, Pace pace, LongSupplier ticker) {
        this.queue = queue;
        this.file = file;
        this.offset = offset;
        this.pace = pace;
        this.ticker = ticker;
    }

    /** One attempt of a request, with a fresh nonce. */
    interface Attempt {
        Answer make(DeviceKey key, boolean compress) throws IOException, InterruptedException;
    }

    /** Sends as the device, with whichever of its keys the hub knows. */
    Outcome send(Credentials device, Attempt attempt) throws IOException, InterruptedException {
        Deque<DeviceKey> keys = new ArrayDeque<>(device.keys());
        Outcome outcome = new Trial(attempt, keys).run();
        DeviceKey used = keys.element();
        if (outcome.action() == Action.ACCEPT && !used.equals(device.current())) {
            adopt(device, used);
        }
        return outcome;
    }

    /** Sends with one key only. */
    Outcome sendWith(DeviceKey key, Attempt attempt) throws InterruptedException {
        return new Trial(attempt, new ArrayDeque<>(List.of(key))).run();
    }

    /** After a restore the hub may only know the key before: it works again, and is replaced soon. */
    private void adopt(Credentials device, DeviceKey used) throws IOException {
        boolean back = used.equals(device.previous());
        file.write(device.using(used, offset.timestamp()));
        queue.state(StateName.ROTATE, back ? "restored" : null);
    }

    /** What is noted because of an answer is dated by the clock of that answer. */
    private void learn(long hubSecond, long sent) {
        offset.learn(hubSecond, sent);
        String seconds = Long.toString(offset.seconds());
        if (!queue.state(StateName.CLOCK_OFFSET).equals(Optional.of(seconds))) {
            queue.state(StateName.CLOCK_OFFSET, seconds);
        }
    }

    /** What was tried already for one request. */
    private final class Trial {
        private final Attempt attempt;
        private final Deque<DeviceKey> keys;
        private boolean compress = true;
        private boolean clockTried;
        private boolean againTried;

        Trial(Attempt attempt, Deque<DeviceKey> keys) {
            this.attempt = attempt;
            this.keys = keys;
        }

        Outcome run() throws InterruptedException {
            while (true) {
                Outcome outcome = once();
                switch (outcome.action()) {
                    case CLOCK -> {
                        if (clockTried) {
                            return outcome.as(Action.RETRY, false);
                        }
                        clockTried = true;
                    }
                    case NOW -> {
                        if (againTried) {
                            return outcome.as(Action.RETRY, true);
                        }
                        againTried = true;
                    }
                    case PLAIN -> {
                        if (!compress) {
                            return outcome.as(Action.HOLD, false);
                        }
                        compress = false;
                    }
                    case KEY -> {
                        if (keys.size() == 1) {
                            return outcome.as(Action.HOLD, false);
                        }
                        keys.remove();
                    }
                    default -> {
                        return outcome;
                    }
                }
            }
        }

        private Outcome once() throws InterruptedException {
            long sent = ticker.getAsLong();
            pace.spend();
            try {
                Answer answer = attempt.make(keys.element(), compress);
                CrashPoint.AFTER_SEND.hit();
                answer.serverTime().ifPresent(second -> learn(second, sent));
                return Outcome.of(answer);
            } catch (IOException silence) {
                return Outcome.SILENCE;
            }
        }
    }
}
