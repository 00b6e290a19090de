package io.tokenspeed.sources.pi;

import com.fasterxml.jackson.databind.JsonNode;
import io.tokenspeed.model.request.Billing;
import io.tokenspeed.model.request.ErrorKind;
import io.tokenspeed.model.request.ProviderIds;
import io.tokenspeed.model.request.RecordKind;
import io.tokenspeed.model.request.Request;
import io.tokenspeed.model.request.RequestDetails;
import io.tokenspeed.model.request.RequestEnding;
import io.tokenspeed.model.request.RequestKey;
import io.tokenspeed.model.request.RequestPlace;
import io.tokenspeed.model.request.Status;
import io.tokenspeed.sources.records.ErrorText;
import io.tokenspeed.sources.records.LoggedProvider;
import io.tokenspeed.sources.tree.JsonTree;
import io.tokenspeed.sources.tree.TreeState;
import org.jspecify.annotations.Nullable;

/**
 * Makes the requests of a session's entries. A fork copies entries as they are into a session of its own, so the key is
 * the provider's id of the answer, else the id of the entry, which is short and therefore made unique by the time.
 *
 * @param tool the tool
 * @param session the session
 * @param project the folder of the session; null when unknown
 */
record PiRequests(String tool, String session, @Nullable String project) {
    private static final String UNKNOWN = "unknown";

    Request of(JsonNode entry, JsonNode message, PiUsage usage, PiTimes times) {
        String response = JsonTree.text(message, "responseId");
        String key = response == null ? key(entry, message, usage, times) : response;
        String model = JsonTree.text(message, "model");
        RequestPlace place = new RequestPlace(
                0,
                session,
                key,
                project,
                model == null ? UNKNOWN : model,
                LoggedProvider.of(JsonTree.text(message, "provider"), model == null ? UNKNOWN : model),
                mode(entry));
        return new Request(
                new RequestKey(tool, key),
                RecordKind.SINGLE,
                usage.counts(),
                Billing.NONE,
                usage.costNano(),
                new ProviderIds(response, null),
                new RequestDetails(place, times.timing(usage.counts().reasoning() > 0), ending(message)));
    }

    /** Returns what a request beside the conversation was for, null for one of the conversation. */
    private static @Nullable String mode(JsonNode entry) {
        if (entry.has("message")) {
            return null;
        }
        String purpose = JsonTree.text(entry, entry.has("kind") ? "kind" : "purpose");
        return purpose == null ? JsonTree.text(entry, "type") : purpose;
    }

    /** Sessions of the first format have entries without ids. */
    private static String key(JsonNode entry, JsonNode message, PiUsage usage, PiTimes times) {
        long at = times.start() == null ? times.end() : times.start();
        String id = JsonTree.text(entry, "id");
        return id != null
                ? id + ":" + at
                : JsonTree.text(message, "model") + ":" + at + ":"
                        + usage.counts().prompt() + ":" + usage.counts().output();
    }

    private static RequestEnding ending(JsonNode message) {
        String reason = String.valueOf(JsonTree.text(message, "stopReason"));
        return switch (reason) {
            case "aborted" -> new RequestEnding(Status.CANCELLED, null, null);
            case "error" -> new RequestEnding(Status.FAILED, kind(message), null);
            default -> RequestEnding.OK;
        };
    }

    private static ErrorKind kind(JsonNode message) {
        Long status = TreeState.number(message, "errorStatus");
        if (status != null && status >= 400 && status < 600) {
            return ErrorKind.ofStatus(status.intValue());
        }
        String text = JsonTree.text(message, "errorMessage");
        return ErrorText.kind(text == null ? "" : text);
    }
}
