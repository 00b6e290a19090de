package io.tokenspeed.uploader.dispatch;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
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
import java.io.IOException;
import java.util.Map;
import java.util.Optional;

/**
 * Sends the names of projects that the user lets the hub's people see, all of them after each change. A hub that is too
 * old for them knows no such route; then they stay on this machine.
 */
public final class AliasUpdate {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final TypeReference<Map<String, String>> NAMES = new TypeReference<>() {};

    private final UploadQueue queue;
    private final Sender sender;

    AliasUpdate(UploadQueue queue, Sender sender) {
        this.queue = queue;
        this.sender = sender;
    }

    /** The names by the pseudonyms of projects. */
    public static Map<String, String> names(UploadQueue queue) {
        return queue.state(StateName.ALIASES).map(AliasUpdate::read).orElse(Map.of());
    }

    /** Replaces the names, and asks to send them as soon as the hub allows it. */
    public static void request(UploadQueue queue, Map<String, String> names) {
        String text = write(names);
        queue.state(StateName.ALIASES_REFUSED, null);
        queue.state(StateName.ALIASES, text);
        queue.state(StateName.ALIASES_TO_TELL, text);
        queue.state(StateName.FLUSH, 1);
    }

    /** Whether names are to be sent to the hub. */
    public static boolean isWaiting(UploadQueue queue) {
        return queue.state(StateName.ALIASES_TO_TELL).isPresent();
    }

    /** Whether the hub is too old to take names. */
    public static boolean isRefused(UploadQueue queue) {
        return queue.state(StateName.ALIASES_REFUSED).isPresent();
    }

    private static Map<String, String> read(String text) {
        try {
            return JSON.readValue(text, NAMES);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException("the stored names are no JSON", impossible);
        }
    }

    private static String write(Map<String, String> names) {
        try {
            return JSON.writeValueAsString(names);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException("texts have a JSON form", impossible);
        }
    }

    boolean isDue() {
        return isWaiting(queue);
    }

    /** Sends the names; empty if the hub is too old for them, which is noted. */
    Optional<SendOutcome> send(HubAddress hub, Credentials device) throws IOException, InterruptedException {
        String told = queue.state(StateName.ALIASES_TO_TELL).orElse("{}");
        String json = RequestBodies.projectAliases(read(told));
        SendOutcome outcome = sender.send(
                        hub, device, (calls, compress) -> calls.post(DeviceRoute.PROJECT_ALIASES, json))
                .checked(AnswerMembers::checkOk);
        if (isRefused(outcome)) {
            queue.state(StateName.ALIASES_REFUSED, 1);
            queue.clear(StateName.ALIASES_TO_TELL, told);
            return Optional.empty();
        }
        if (outcome.followUp() == FollowUp.ACCEPT) {
            queue.clear(StateName.ALIASES_TO_TELL, told);
        }
        return Optional.of(outcome);
    }

    /** Whether the hub does not know the route or the body, so that asking again would hold up the records. */
    private static boolean isRefused(SendOutcome outcome) {
        HubAnswer answer = outcome.answer();
        boolean unknown = answer != null && answer.known().equals(Optional.of(ErrorCode.NOT_FOUND));
        return unknown || Heartbeats.isRefused(outcome);
    }
}
