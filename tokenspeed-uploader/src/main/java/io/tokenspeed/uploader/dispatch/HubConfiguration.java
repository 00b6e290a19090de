package io.tokenspeed.uploader.dispatch;

import io.tokenspeed.uploader.dispatch.answer.AnswerMembers;
import io.tokenspeed.uploader.hub.FollowUp;
import io.tokenspeed.uploader.hub.HubAddress;
import io.tokenspeed.uploader.hub.HubAnswer;
import io.tokenspeed.uploader.queue.UploadQueue;
import io.tokenspeed.uploader.queue.database.StateName;
import io.tokenspeed.uploader.settings.Credentials;
import java.io.IOException;
import java.util.Optional;
import java.util.OptionalLong;

/** Asks for the hub's configuration and stores what concerns this device. */
final class HubConfiguration {
    private final UploadQueue queue;
    private final Sender sender;

    HubConfiguration(UploadQueue queue, Sender sender) {
        this.queue = queue;
        this.sender = sender;
    }

    /**
     * Asks for the configuration. A hub that was restored names in it the time since which it needs everything again.
     */
    SendOutcome fetch(HubAddress hub, Credentials device) throws IOException, InterruptedException {
        SendOutcome outcome =
                sender.send(hub, device, (calls, compress) -> calls.config()).checked(AnswerMembers::checkConfig);
        HubAnswer answer = outcome.answer();
        if (outcome.followUp() == FollowUp.ACCEPT && answer != null) {
            learn(answer);
            Heartbeats.learnName(queue, answer);
            resend(answer);
        }
        return outcome;
    }

    /** Stores the upload interval that the hub asks for, and its request for a new key. */
    void learn(HubAnswer answer) {
        if (AnswerMembers.asksToRotate(answer)) {
            queue.state(StateName.ROTATE, RotationReason.ASKED.text());
        }
        AnswerMembers.number(answer, "tickSeconds").ifPresent(tick -> queue.state(StateName.HUB_TICK, tick));
    }

    /** Whether the answer names another epoch than the one that this device knows. */
    boolean hasNewEpoch(HubAnswer answer) {
        Optional<String> epoch = AnswerMembers.text(answer, "hubEpoch");
        return epoch.isPresent() && !epoch.equals(queue.state(StateName.HUB_EPOCH));
    }

    private void resend(HubAnswer answer) {
        if (hasNewEpoch(answer)) {
            OptionalLong since = AnswerMembers.number(answer, "resendSince");
            if (queue.state(StateName.HUB_EPOCH).isPresent() && since.isPresent()) {
                queue.resend(since.getAsLong());
            }
            queue.state(
                    StateName.HUB_EPOCH, AnswerMembers.text(answer, "hubEpoch").orElseThrow());
        }
    }
}
