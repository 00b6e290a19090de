package io.tokenspeed.uploader;

import io.tokenspeed.model.wire.DeviceName;
import io.tokenspeed.model.wire.ErrorCode;
import io.tokenspeed.uploader.hub.Action;
import io.tokenspeed.uploader.hub.Answer;
import io.tokenspeed.uploader.hub.HubAddress;
import io.tokenspeed.uploader.hub.HubClient;
import io.tokenspeed.uploader.hub.Route;
import io.tokenspeed.uploader.queue.StateName;
import io.tokenspeed.uploader.queue.UploadQueue;
import io.tokenspeed.uploader.settings.Credentials;
import java.io.IOException;
import java.util.Optional;
import java.util.function.Function;

/**
 * Signs of life. They tell the hub what the user calls this device, and their answers tell what the hub calls it. A hub
 * that is too old for names refuses the member; then the name stays on this machine.
 */
final class Heartbeats {
    private final UploadQueue queue;
    private final HubClient client;
    private final Sender sender;
    private final Function<Optional<String>, String> body;

    /**
     * Signs of life.
     *
     * @param body makes one, with a name or without
     */
    Heartbeats(UploadQueue queue, HubClient client, Sender sender, Function<Optional<String>, String> body) {
        this.queue = queue;
        this.client = client;
        this.sender = sender;
        this.body = body;
    }

    /** Whether the hub is to be told a name. */
    boolean isDue() {
        return queue.state(StateName.NAME_TO_TELL).isPresent();
    }

    Outcome send(HubAddress hub, Credentials device) throws IOException, InterruptedException {
        Optional<String> name = queue.state(StateName.NAME_TO_TELL);
        Outcome outcome = send(hub, device, name);
        if (name.isPresent() && isRefused(outcome)) {
            queue.state(StateName.NAME_REFUSED, name.get());
            queue.clear(StateName.NAME_TO_TELL, name.get());
            outcome = send(hub, device, Optional.empty());
        } else if (name.isPresent() && outcome.action() == Action.ACCEPT) {
            queue.clear(StateName.NAME_TO_TELL, name.get());
        }
        if (outcome.action() == Action.ACCEPT && outcome.answer() != null) {
            learn(queue, outcome.answer());
        }
        return outcome;
    }

    private Outcome send(HubAddress hub, Credentials device, Optional<String> name)
            throws IOException, InterruptedException {
        String json = body.apply(name);
        return sender.send(device, (key, compress) -> client.post(hub, Route.HEARTBEAT, device.deviceId(), key, json))
                .checked(HubAnswers::checkHeartbeat);
    }

    /** Whether the hub does not know a member of the body. */
    static boolean isRefused(Outcome outcome) {
        Answer answer = outcome.answer();
        return answer != null && answer.known().equals(Optional.of(ErrorCode.SCHEMA_INVALID));
    }

    /** Keeps what the hub calls this device, unless the user has called it something else since. */
    static void learn(UploadQueue queue, Answer answer) {
        Optional<String> name = HubAnswers.text(answer, "name").filter(DeviceName::isValid);
        boolean told = queue.state(StateName.NAME_TO_TELL).isEmpty();
        if (told && name.isPresent() && !name.equals(queue.state(StateName.NAME))) {
            queue.state(StateName.NAME, name.get());
        }
    }
}
