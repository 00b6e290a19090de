package io.tokenspeed.uploader.dispatch.answer;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tokenspeed.model.wire.ClientInfo;
import io.tokenspeed.model.wire.Limits;
import io.tokenspeed.uploader.queue.ledger.QueueCounts;
import io.tokenspeed.uploader.settings.UploadSettings;
import java.util.Map;
import java.util.Optional;

/** Writes the short bodies that a device sends besides batches. */
public final class RequestBodies {
    public static final String FORGET = "{\"confirm\":\"forget\"}";

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final long LOW = 500;
    private static final long MID = 5_000;

    private RequestBodies() {}

    public static String heartbeat(ClientInfo client, QueueCounts counts, Optional<String> name) {
        ObjectNode json = JSON.createObjectNode().put("schemaVersion", Limits.SCHEMA_VERSION);
        json.set("client", client(client));
        json.put("queue", queueClass(counts.waiting().records()));
        json.putObject("ledger")
                .put("ackedRecords", counts.acknowledged())
                .put("ackedRequests", counts.totals().sent().requests());
        json.put("updateState", "none");
        name.ifPresent(text -> json.put("name", text));
        return json.toString();
    }

    private static String queueClass(long records) {
        if (records == 0) {
            return "empty";
        }
        return records <= LOW ? "low" : records <= MID ? "mid" : "high";
    }

    public static String keys(String keyId, String secret) {
        return JSON.createObjectNode()
                .put("newKeyId", keyId)
                .put("newSecret", secret)
                .toString();
    }

    public static String enrol(
            String invite, String secret, ClientInfo client, UploadSettings.Agreement consent, Optional<String> name) {
        ObjectNode json = JSON.createObjectNode()
                .put("schemaVersion", Limits.SCHEMA_VERSION)
                .put("inviteToken", invite)
                .put("deviceSecret", secret);
        json.set("client", client(client));
        json.putObject("consent").put("version", consent.version()).put("grantedAt", consent.at());
        name.ifPresent(text -> json.put("name", text));
        return json.toString();
    }

    /** The names of projects by their pseudonyms. */
    public static String projectAliases(Map<String, String> names) {
        ObjectNode json = JSON.createObjectNode().put("schemaVersion", Limits.SCHEMA_VERSION);
        ArrayNode aliases = json.putArray("aliases");
        names.forEach((id, name) -> aliases.addObject().put("projectId", id).put("name", name));
        return json.toString();
    }

    private static ObjectNode client(ClientInfo client) {
        return JSON.createObjectNode()
                .put("name", client.name())
                .put("version", client.version())
                .put("os", client.os())
                .put("arch", client.arch());
    }
}
