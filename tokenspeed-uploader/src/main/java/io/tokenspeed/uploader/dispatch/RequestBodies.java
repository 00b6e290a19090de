package io.tokenspeed.uploader.dispatch;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tokenspeed.model.wire.ClientInfo;
import io.tokenspeed.model.wire.Limits;
import io.tokenspeed.uploader.queue.QueueCounts;
import io.tokenspeed.uploader.settings.UploadSettings;
import java.util.Optional;

/** Writes the short bodies that a device sends besides batches. */
final class RequestBodies {
    static final String FORGET = "{\"confirm\":\"forget\"}";

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final long LOW = 500;
    private static final long MID = 5_000;

    private RequestBodies() {}

    static String heartbeat(ClientInfo client, QueueCounts counts, Optional<String> name) {
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

    static String keys(String keyId, String secret) {
        return JSON.createObjectNode()
                .put("newKeyId", keyId)
                .put("newSecret", secret)
                .toString();
    }

    static String enrol(
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

    private static ObjectNode client(ClientInfo client) {
        return JSON.createObjectNode()
                .put("name", client.name())
                .put("version", client.version())
                .put("os", client.os())
                .put("arch", client.arch());
    }
}
