package io.tokenspeed.uploader;

import io.tokenspeed.uploader.hub.Action;
import io.tokenspeed.uploader.hub.Answer;
import io.tokenspeed.uploader.hub.HubAddress;
import io.tokenspeed.uploader.hub.HubClient;
import io.tokenspeed.uploader.queue.Batch;
import io.tokenspeed.uploader.queue.LossReason;
import io.tokenspeed.uploader.queue.QueueUpkeep;
import io.tokenspeed.uploader.queue.StateName;
import io.tokenspeed.uploader.queue.UploadQueue;
import io.tokenspeed.uploader.settings.CredentialFile;
import io.tokenspeed.uploader.settings.Credentials;
import java.io.IOException;
import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/** Decides which one request is sent next and what follows from its answer. One request is under way at a time. */
final class Dispatcher {
    /** Of a device that is not confirmed it only says that it has not enrolled yet. */
    private static final String UNKNOWN = "device_unknown";

    private static final String REVOKED = "device_revoked";
    private static final long REVOKED_SECONDS = 7 * 86_400L;

    private final UploadQueue queue;
    private final QueueUpkeep upkeep;
    private final CredentialFile file;
    private final HubClient client;
    private final Sender sender;
    private final Ingest ingest;
    private final Rotation rotation;
    private final Hold hold;
    private final Timetable timetable;
    private final Pace pace;
    private final Heartbeats heartbeats;

    Dispatcher(
            UploadQueue queue,
            QueueUpkeep upkeep,
            CredentialFile file,
            HubClient client,
            Sender sender,
            Ingest ingest,
            Rotation rotation,
            Hold hold,
            Timetable timetable,
            Pace pace,
            Heartbeats heartbeats) {
        this.queue = queue;
        this.upkeep = upkeep;
        this.file = file;
        this.client = client;
        this.sender = sender;
        this.ingest = ingest;
        this.rotation = rotation;
        this.hold = hold;
        this.timetable = timetable;
        this.pace = pace;
        this.heartbeats = heartbeats;
    }

    /** Milliseconds until the next request is due. */
    long waitMillis() {
        if (hold.reason().isEmpty()) {
            timetable.released();
        }
        long due = timetable.waitMillis(queue.state(StateName.FLUSH).isPresent());
        return due > 0 ? due : pace.waitMillis();
    }

    /** Sends the one request that is due. When the hub erased this device, if it says so, in seconds since the epoch. */
    OptionalLong send(HubAddress hub, Credentials device) throws IOException, InterruptedException {
        queue.state(StateName.FLUSH, null);
        Optional<String> held = hold.reason();
        if (held.isPresent() || !device.confirmed()) {
            return poll(hub, device);
        }
        if (rotation.isDue(device)) {
            return follow(hub, device, whole(rotation.run(hub, device)));
        }
        Credentials tidied = rotation.tidy(device);
        Optional<Batch> batch = heartbeats.isDue() ? Optional.empty() : queue.next();
        return follow(
                hub,
                tidied,
                batch.isPresent() ? ingest.send(hub, tidied, batch.get()) : whole(heartbeats.send(hub, tidied)));
    }

    /** Only a batch can be taken apart; everything else would be sent over and over as it is. */
    private static Outcome whole(Outcome outcome) {
        boolean apart = outcome.action() == Action.SPLIT || outcome.action() == Action.RESEAL;
        return apart ? outcome.as(Action.HOLD, false) : outcome;
    }

    private OptionalLong follow(HubAddress hub, Credentials device, Outcome outcome)
            throws IOException, InterruptedException {
        queue.state(StateName.LAST_CODE, outcome.inWords());
        switch (outcome.action()) {
            case ACCEPT -> succeeded(hub, device, outcome);
            case SPLIT, RESEAL -> timetable.soon();
            case HOLD -> hold(outcome);
            case ERASE -> {
                return OptionalLong.of(erasedAt(outcome));
            }
            default -> timetable.failed(outcome.retryAfter());
        }
        return OptionalLong.empty();
    }

    private void hold(Outcome outcome) {
        hold.begin(outcome.inWords());
        timetable.heldFor(hold.pollMillis(outcome.retryAfter()), outcome.retryAfter());
    }

    private void succeeded(HubAddress hub, Credentials device, Outcome outcome)
            throws IOException, InterruptedException {
        Answer answer = outcome.answer();
        if (answer != null) {
            OptionalLong hubTime = answer.serverTime();
            if (hubTime.isPresent()) {
                upkeep.boundAge(hubTime.getAsLong());
            }
            learn(answer);
            if (epochChanged(answer)) {
                config(hub, device);
            }
        }
        timetable.succeeded(queue.hasWork());
    }

    private void learn(Answer answer) {
        if (HubAnswers.asksToRotate(answer)) {
            queue.state(StateName.ROTATE, "asked");
        }
        HubAnswers.number(answer, "tickSeconds").ifPresent(tick -> queue.state(StateName.HUB_TICK, tick));
    }

    private boolean epochChanged(Answer answer) {
        Optional<String> epoch = HubAnswers.text(answer, "hubEpoch");
        return epoch.isPresent() && !epoch.equals(queue.state(StateName.HUB_EPOCH));
    }

    /** Asks for the configuration, which tells since when a restored hub needs everything again. */
    private Outcome config(HubAddress hub, Credentials device) throws IOException, InterruptedException {
        Outcome outcome = sender.send(device, (key, compress) -> client.config(hub, device.deviceId(), key))
                .checked(HubAnswers::checkConfig);
        Answer answer = outcome.answer();
        if (outcome.action() == Action.ACCEPT && answer != null) {
            learn(answer);
            Heartbeats.learn(queue, answer);
            resend(answer);
        }
        return outcome;
    }

    private void resend(Answer answer) {
        Optional<String> epoch = HubAnswers.text(answer, "hubEpoch");
        Optional<String> known = queue.state(StateName.HUB_EPOCH);
        OptionalLong since = HubAnswers.number(answer, "resendSince");
        if (epoch.isPresent() && !epoch.equals(known)) {
            if (known.isPresent() && since.isPresent()) {
                queue.resend(since.getAsLong());
            }
            queue.state(StateName.HUB_EPOCH, epoch.get());
        }
    }

    private OptionalLong poll(HubAddress hub, Credentials device) throws IOException, InterruptedException {
        Outcome outcome = whole(config(hub, device));
        queue.state(StateName.LAST_CODE, outcome.inWords());
        if (outcome.action() == Action.ERASE) {
            return OptionalLong.of(erasedAt(outcome));
        }
        if (outcome.action() == Action.ACCEPT) {
            welcome(device, outcome.answer());
        } else if (!device.confirmed() && outcome.inWords().equals(UNKNOWN)) {
            timetable.ordinarily();
        } else if (hold.reason().isEmpty() && outcome.action() != Action.HOLD) {
            timetable.failed(outcome.retryAfter());
        } else {
            stillHeld(outcome);
        }
        return OptionalLong.empty();
    }

    /** What the hub says, else when it was noticed. */
    private long erasedAt(Outcome outcome) {
        Answer answer = outcome.answer();
        OptionalLong told = answer == null ? OptionalLong.empty() : HubAnswers.number(answer, "erasedAt");
        return told.orElseGet(timetable::now);
    }

    private void welcome(Credentials device, @Nullable Answer answer) throws IOException {
        if (answer != null && HubAnswers.text(answer, "status").equals(Optional.of("pending"))) {
            hold.begin("device_pending");
            timetable.heldFor(hold.pollMillis(answer.retryAfter()), answer.retryAfter());
            return;
        }
        file.confirm(device);
        hold.end();
        timetable.succeeded(true);
    }

    private void stillHeld(Outcome outcome) {
        if (outcome.action() == Action.HOLD) {
            hold.begin(outcome.inWords());
        }
        hold.polled();
        if (hold.reason().equals(Optional.of(REVOKED)) && hold.seconds() > REVOKED_SECONDS) {
            queue.clearance().dropWaiting(LossReason.REJECTED, REVOKED);
        }
        timetable.heldFor(hold.pollMillis(outcome.retryAfter()), outcome.retryAfter());
    }
}
