package io.tokenspeed.agent.upload;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tokenspeed.uploader.UploadStatus;
import io.tokenspeed.uploader.UploadStatus.DeviceStatus;
import io.tokenspeed.uploader.UploadStatus.Erasure;
import io.tokenspeed.uploader.queue.QueueCounts;
import io.tokenspeed.uploader.queue.SentBatch;
import io.tokenspeed.uploader.queue.Tally;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Writes the state of uploading as JSON, with the predecessor's keys among ours. */
public final class UploadJson {
    private static final ObjectMapper JSON = new ObjectMapper();

    private UploadJson() {}

    /** How it stands. */
    public static ObjectNode status(UploadStatus status) {
        QueueCounts queue = status.queue();
        ObjectNode json = JSON.createObjectNode()
                .put("enabled", status.mode().isOn())
                .put("hubUrl", status.mode().hubUrl());
        json.putObject("queue")
                .put("pending", queue.buckets().waiting())
                .put("sent", queue.buckets().sent())
                .put("dead", queue.buckets().lost())
                .put("total", queue.buckets().all())
                .put("oldestPendingBucketStart", queue.oldestWaiting());
        json.put("state", status.mode().state().name().toLowerCase(Locale.ROOT))
                .put("reason", status.mode().reason())
                .put("consentVersion", status.consentVersion())
                .put("held", status.held())
                .put("heldSince", status.heldSince())
                .put("advice", status.advice())
                .put("lastCode", status.lastCode())
                .put("lastSuccess", status.lastSuccess())
                .put("clockOffset", status.clockOffset())
                .put("failures", status.failures())
                .put("forgetting", status.forgetting())
                .put("pluginSends", status.pluginSends())
                .put("waitingRecords", queue.waitingRecords())
                .put("waitingBytes", queue.waitingBytes());
        json.putObject("batches")
                .put("waiting", queue.waitingBatches())
                .put("sent", queue.sentBatches())
                .put("dead", queue.deadBatches());
        json.set("device", device(status.device()));
        json.set("erased", erasure(status.erasure()));
        records(json, queue);
        return json;
    }

    private static void records(ObjectNode json, QueueCounts queue) {
        ObjectNode lost = json.putObject("lost");
        queue.lostRecords().forEach(lost::put);
        ObjectNode refused = json.putObject("refused");
        queue.refusedRecords().forEach(refused::put);
        ObjectNode tally = json.putObject("tally");
        amount(tally, "generated", queue.tally().generated());
        amount(tally, "sent", queue.tally().sent());
        amount(tally, "waiting", queue.tally().waiting());
        amount(tally, "lost", queue.tally().lost());
    }

    private static @Nullable ObjectNode device(@Nullable DeviceStatus device) {
        return device == null
                ? null
                : JSON.createObjectNode()
                        .put("id", device.id())
                        .put("name", device.name())
                        .put("hubUrl", device.hubUrl())
                        .put("confirmed", device.confirmed())
                        .put("fingerprint", device.fingerprint())
                        .put("keyId", device.keyId())
                        .put("enrolledAt", device.enrolledAt());
    }

    private static @Nullable ObjectNode erasure(@Nullable Erasure erasure) {
        return erasure == null
                ? null
                : JSON.createObjectNode().put("hubUrl", erasure.hubUrl()).put("at", erasure.at());
    }

    private static void amount(ObjectNode into, String name, Tally.Amount amount) {
        into.putObject(name).put("requests", amount.requests()).put("tokens", amount.tokens());
    }

    /** Batches without their bodies. */
    public static ArrayNode batches(List<SentBatch> batches) {
        ArrayNode array = JSON.createArrayNode();
        for (SentBatch batch : batches) {
            array.addObject()
                    .put("id", batch.id())
                    .put("status", batch.status())
                    .put("records", batch.records())
                    .put("bytes", batch.bytes())
                    .put("attempts", batch.attempts())
                    .put("lastCode", batch.lastCode())
                    .put("createdAt", batch.createdAt())
                    .put("finishedAt", batch.finishedAt());
        }
        return array;
    }
}
