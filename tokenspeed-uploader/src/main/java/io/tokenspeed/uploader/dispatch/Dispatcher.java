package io.tokenspeed.uploader.dispatch;

import io.tokenspeed.uploader.dispatch.answer.AnswerMembers;
import io.tokenspeed.uploader.dispatch.timing.DispatchTiming;
import io.tokenspeed.uploader.dispatch.timing.Schedule;
import io.tokenspeed.uploader.hub.FollowUp;
import io.tokenspeed.uploader.hub.HubAddress;
import io.tokenspeed.uploader.hub.HubAnswer;
import io.tokenspeed.uploader.queue.QueueUpkeep;
import io.tokenspeed.uploader.queue.UploadQueue;
import io.tokenspeed.uploader.queue.database.StateName;
import io.tokenspeed.uploader.queue.ledger.SealedBatch;
import io.tokenspeed.uploader.settings.Credentials;
import java.io.IOException;
import java.util.Optional;
import java.util.OptionalLong;

/** Chooses the one request that is sent next, and applies its outcome. One request is sent at a time. */
final class Dispatcher {
    private final UploadQueue queue;
    private final QueueUpkeep upkeep;
    private final Requests requests;
    private final Schedule schedule;
    private final PausePoll pausePoll;
    private final DispatchTiming timing;

    Dispatcher(
            UploadQueue queue,
            QueueUpkeep upkeep,
            Requests requests,
            Schedule schedule,
            PausePoll pausePoll,
            DispatchTiming timing) {
        this.queue = queue;
        this.upkeep = upkeep;
        this.requests = requests;
        this.schedule = schedule;
        this.pausePoll = pausePoll;
        this.timing = timing;
    }

    /**
     * The requests of an enrolled device.
     *
     * @param ingest uploads batches
     * @param rotation replaces the key
     * @param heartbeats reports that the device is alive, and its name
     * @param aliases tells names of projects
     * @param configuration asks for the hub's configuration
     */
    record Requests(
            UploadIngest ingest,
            KeyRotation rotation,
            Heartbeats heartbeats,
            AliasUpdate aliases,
            HubConfiguration configuration) {}

    /** Milliseconds until the next request is due. */
    long waitMillis() {
        return schedule.waitMillis(queue.state(StateName.FLUSH).isPresent());
    }

    /**
     * Sends the one request that is due.
     *
     * @return when the hub erased this device, in seconds since the epoch; empty if it did not
     */
    OptionalLong send(HubAddress hub, Credentials device) throws IOException, InterruptedException {
        queue.state(StateName.FLUSH, null);
        if (schedule.pause().isActive() || !device.confirmed()) {
            return poll(hub, device);
        }
        if (requests.rotation().isDue(device)) {
            return follow(hub, device, whole(requests.rotation().run(hub, device)));
        }
        Credentials tidied = requests.rotation().tidy(device);
        if (requests.aliases().isDue()) {
            Optional<SendOutcome> told = requests.aliases().send(hub, tidied);
            if (told.isPresent()) {
                return follow(hub, tidied, whole(told.get()));
            }
        }
        return follow(hub, tidied, news(hub, tidied));
    }

    /** Sends a name of this device, else the next batch, else a sign of life. */
    private SendOutcome news(HubAddress hub, Credentials tidied) throws IOException, InterruptedException {
        Heartbeats heartbeats = requests.heartbeats();
        Optional<SealedBatch> batch = heartbeats.isDue() ? Optional.empty() : queue.next();
        return batch.isPresent()
                ? requests.ingest().send(hub, tidied, batch.get())
                : whole(heartbeats.send(hub, tidied));
    }

    /** Turns a split into a pause: only a batch can be split, and any other request would be repeated without end. */
    private static SendOutcome whole(SendOutcome outcome) {
        boolean split = outcome.followUp() == FollowUp.SPLIT || outcome.followUp() == FollowUp.RESEAL;
        return split ? outcome.as(FollowUp.PAUSE, false) : outcome;
    }

    private OptionalLong follow(HubAddress hub, Credentials device, SendOutcome outcome)
            throws IOException, InterruptedException {
        queue.state(StateName.LAST_CODE, outcome.inWords());
        switch (outcome.followUp()) {
            case ACCEPT -> succeeded(hub, device, outcome);
            case SPLIT, RESEAL -> schedule.timetable().soon();
            case PAUSE -> schedule.pauseFor(outcome.inWords(), outcome.retryAfter());
            case ERASE -> {
                return OptionalLong.of(erasedAt(outcome));
            }
            default -> schedule.timetable().failed(outcome.retryAfter());
        }
        return OptionalLong.empty();
    }

    private void succeeded(HubAddress hub, Credentials device, SendOutcome outcome)
            throws IOException, InterruptedException {
        HubAnswer answer = outcome.answer();
        if (answer != null) {
            OptionalLong hubTime = answer.serverTime();
            if (hubTime.isPresent()) {
                upkeep.boundAge(hubTime.getAsLong());
            }
            requests.configuration().learn(answer);
            if (requests.configuration().hasNewEpoch(answer)) {
                requests.configuration().fetch(hub, device);
            }
        }
        schedule.timetable().succeeded(queue.hasWork());
    }

    private OptionalLong poll(HubAddress hub, Credentials device) throws IOException, InterruptedException {
        SendOutcome outcome = whole(requests.configuration().fetch(hub, device));
        queue.state(StateName.LAST_CODE, outcome.inWords());
        if (outcome.followUp() == FollowUp.ERASE) {
            return OptionalLong.of(erasedAt(outcome));
        }
        pausePoll.apply(device, outcome);
        return OptionalLong.empty();
    }

    /** The time of the erasure that the hub names, else the time now, in seconds since the epoch. */
    private long erasedAt(SendOutcome outcome) {
        HubAnswer answer = outcome.answer();
        OptionalLong named = answer == null ? OptionalLong.empty() : AnswerMembers.number(answer, "erasedAt");
        return named.orElseGet(timing::now);
    }
}
