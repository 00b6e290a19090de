package io.tokenspeed.uploader.dispatch;

import io.tokenspeed.model.wire.ClientInfo;
import io.tokenspeed.model.wire.DeviceName;
import io.tokenspeed.model.wire.ErrorCode;
import io.tokenspeed.uploader.dispatch.answer.AnswerMembers;
import io.tokenspeed.uploader.dispatch.answer.RequestBodies;
import io.tokenspeed.uploader.hub.DeviceRoute;
import io.tokenspeed.uploader.hub.FollowUp;
import io.tokenspeed.uploader.hub.HubAddress;
import io.tokenspeed.uploader.hub.HubAnswer;
import io.tokenspeed.uploader.queue.UploadQueue;
import io.tokenspeed.uploader.queue.database.StateName;
import io.tokenspeed.uploader.settings.Credentials;
import io.tokenspeed.uploader.settings.SigningKey;
import java.io.IOException;
import java.util.Optional;

/**
 * Sends heartbeats. They carry the name that the user gave this device, and their answers carry the name that the hub
 * uses. A hub that is too old for names refuses the member; then the name stays on this machine.
 */
final class Heartbeats {
    private final UploadQueue queue;
    private final Sender sender;
    private final ClientInfo client;

    Heartbeats(UploadQueue queue, Sender sender, ClientInfo client) {
        this.queue = queue;
        this.sender = sender;
        this.client = client;
    }

    /** Whether a name is to be sent to the hub. */
    boolean isDue() {
        return queue.state(StateName.NAME_TO_TELL).isPresent();
    }

    SendOutcome send(HubAddress hub, Credentials device) throws IOException, InterruptedException {
        Optional<String> name = queue.state(StateName.NAME_TO_TELL);
        SendOutcome outcome = send(hub, device, name);
        if (name.isPresent() && isRefused(outcome)) {
            queue.state(StateName.NAME_REFUSED, name.get());
            queue.clear(StateName.NAME_TO_TELL, name.get());
            outcome = send(hub, device, Optional.empty());
        } else if (name.isPresent() && outcome.followUp() == FollowUp.ACCEPT) {
            queue.clear(StateName.NAME_TO_TELL, name.get());
        }
        if (outcome.followUp() == FollowUp.ACCEPT && outcome.answer() != null) {
            learnName(queue, outcome.answer());
        }
        return outcome;
    }

    private SendOutcome send(HubAddress hub, Credentials device, Optional<String> name)
            throws IOException, InterruptedException {
        String json = body(name);
        return sender.send(hub, device, (calls, compress) -> calls.post(DeviceRoute.HEARTBEAT, json))
                .checked(AnswerMembers::checkOk);
    }

    /** Sends a heartbeat without a name, signed with one key only. */
    SendOutcome sendWith(SigningKey key, HubAddress hub, Credentials device) throws InterruptedException {
        String json = body(Optional.empty());
        return sender.sendWith(key, hub, device, (calls, compress) -> calls.post(DeviceRoute.HEARTBEAT, json))
                .checked(AnswerMembers::checkOk);
    }

    private String body(Optional<String> name) {
        return RequestBodies.heartbeat(client, queue.view().counts(), name);
    }

    /** Whether the hub refused the body because it does not know one of its members. */
    static boolean isRefused(SendOutcome outcome) {
        HubAnswer answer = outcome.answer();
        return answer != null && answer.known().equals(Optional.of(ErrorCode.SCHEMA_INVALID));
    }

    /** Stores the name that the hub uses for this device, unless a newer name of the user waits to be sent. */
    static void learnName(UploadQueue queue, HubAnswer answer) {
        Optional<String> name = AnswerMembers.text(answer, "name").filter(DeviceName::isValid);
        boolean told = queue.state(StateName.NAME_TO_TELL).isEmpty();
        if (told && name.isPresent() && !name.equals(queue.state(StateName.NAME))) {
            queue.state(StateName.NAME, name.get());
        }
    }
}
