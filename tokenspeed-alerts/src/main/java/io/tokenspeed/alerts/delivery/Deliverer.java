package io.tokenspeed.alerts.delivery;

import io.tokenspeed.alerts.delivery.Channels.Message;
import io.tokenspeed.alerts.delivery.SendResult.Verdict;
import io.tokenspeed.model.alert.AlertDelivery;
import io.tokenspeed.model.alert.AlertDelivery.Occasion;
import io.tokenspeed.model.alert.AlertDelivery.Progress;
import io.tokenspeed.model.alert.AlertDelivery.Status;
import io.tokenspeed.model.alert.AlertEvent;
import io.tokenspeed.model.alert.AlertTable;
import java.lang.System.Logger.Level;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Optional;
import java.util.random.RandomGenerator;

/**
 * Sends the deliveries of a table, in order for each target. A delivery is marked as done after it was sent, so a crash
 * between the two sends it again, under the same id: at least once, and never lost.
 */
final class Deliverer {
    private static final System.Logger LOGGER = System.getLogger(Deliverer.class.getName());
    private static final int ID_BYTES = 16;

    private final AlertTable table;
    private final Targets targets;
    private final Channels channels;
    private final Clock clock;
    private final RetrySchedule schedule;

    Deliverer(AlertTable table, Targets targets, Channels channels, Clock clock, RandomGenerator random) {
        this.table = table;
        this.targets = targets;
        this.channels = channels;
        this.clock = clock;
        this.schedule = new RetrySchedule(random);
    }

    /**
     * Tries what is due, until nothing is. Takes up to 15 seconds for each target that does not answer.
     *
     * @return how many tries there were
     */
    int deliverDue() throws InterruptedException {
        int tries = 0;
        for (var due = table.due(clock.instant()); !due.isEmpty(); due = table.due(clock.instant())) {
            for (AlertDelivery delivery : due) {
                deliver(delivery);
                tries++;
            }
        }
        return tries;
    }

    private void deliver(AlertDelivery delivery) throws InterruptedException {
        Optional<Target> target = find(delivery.target());
        SendResult result =
                target.isPresent() ? send(target.get(), delivery) : givenUp("there is no target of this name");
        Progress before = delivery.progress();
        Progress after = after(before.attempts() + 1, result);
        table.update(delivery.with(after));
        if (result.verdict() == Verdict.GONE) {
            targets.switchOff(delivery.target());
        }
        if (after.status() == Status.FAILED) {
            LOGGER.log(
                    Level.WARNING,
                    "An alert could not be delivered to {0}: {1}",
                    delivery.target(),
                    String.valueOf(after.lastError()));
        }
    }

    private SendResult send(Target target, AlertDelivery delivery) throws InterruptedException {
        if (!target.enabled()) {
            return givenUp("the target is switched off");
        }
        Long eventId = delivery.eventId();
        Optional<AlertEvent> event = eventId == null ? Optional.empty() : table.event(eventId);
        if (event.isEmpty() && delivery.occasion() != Occasion.TEST) {
            return givenUp("the event was deleted");
        }
        AlertWords words =
                event.map(found -> AlertWords.of(delivery.occasion(), found)).orElse(AlertWords.TEST);
        boolean bad = delivery.occasion() == Occasion.FIRED;
        return channels.send(target, new Message(delivery.webhookId(), delivery.payload(), words, bad));
    }

    private static SendResult givenUp(String why) {
        return SendResult.failed(Verdict.GIVEN_UP, why);
    }

    private Progress after(int tries, SendResult result) {
        Instant now = clock.instant();
        if (result.verdict() == Verdict.DELIVERED) {
            return new Progress(Status.DELIVERED, tries, now, null);
        }
        Optional<Instant> next = schedule.next(tries, result, now);
        return new Progress(
                next.isPresent() ? Status.WAITING : Status.FAILED, tries, next.orElse(now), result.reason());
    }

    private Optional<Target> find(String id) {
        return targets.all().stream().filter(target -> target.id().equals(id)).findFirst();
    }

    /**
     * Sends a test to a target once, without storing it.
     *
     * @return why it failed; empty where it arrived
     */
    Optional<String> test(Target target) throws InterruptedException {
        Message message = new Message(freshId("test_"), AlertBody.ofTest(clock.instant()), AlertWords.TEST, false);
        return Optional.ofNullable(channels.send(target, message).error());
    }

    /** Returns a new random id, because receivers drop repeated ids and several machines may share one receiver. */
    static String freshId(String infix) {
        byte[] random = new byte[ID_BYTES];
        new SecureRandom().nextBytes(random);
        return "ts_" + infix + HexFormat.of().formatHex(random);
    }
}
