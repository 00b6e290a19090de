package io.tokenspeed.agent.upload;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tokenspeed.uploader.UploadStatus;
import io.tokenspeed.uploader.UploadStatus.Contact;
import io.tokenspeed.uploader.UploadStatus.EnrolledDevice;
import io.tokenspeed.uploader.UploadStatus.Erasure;
import io.tokenspeed.uploader.UploadStatus.Pausing;
import io.tokenspeed.uploader.queue.BatchSummary;
import io.tokenspeed.uploader.queue.ledger.DeliveryTotals;
import io.tokenspeed.uploader.queue.ledger.QueueCounts;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Writes the state of uploading as JSON, with the predecessor's keys among ours. */
public final class UploadJson {
    private static final ObjectMapper JSON = new ObjectMapper();

    private UploadJson() {}

    /** The state of uploading. */
    public static ObjectNode status(UploadStatus status) {
        QueueCounts queue = status.queue();
        Contact contact = status.contact();
        Pausing pause = contact.pause();
        ObjectNode json = JSON.createObjectNode()
                .put("enabled", status.mode().isOn())
                .put("hubUrl", status.mode().hubUrl());
        json.putObject("queue")
                .put("pending", queue.buckets().waiting())
                .put("sent", queue.buckets().sent())
                .put("dead", queue.buckets().lost())
                .put("total", queue.buckets().all())
                .put("oldestPendingBucketStart", queue.waiting().oldestBucketStart());
        json.put("state", status.mode().state().name().toLowerCase(Locale.ROOT))
                .put("reason", status.mode().reason())
                .put("consentVersion", status.agreement().consentVersion())
                .put("held", contact.pauseCode())
                .put("heldSince", pause == null ? null : (Long) pause.since())
                .put("advice", pause == null ? null : pause.advice())
                .put("lastCode", contact.lastCode())
                .put("lastSuccess", contact.lastSuccess())
                .put("clockOffset", contact.clockOffset())
                .put("failures", contact.failures())
                .put("forgetting", status.removal().requested())
                .put("pluginSends", status.agreement().pluginSends())
                .put("waitingRecords", queue.waiting().records())
                .put("waitingBytes", queue.waiting().bytes());
        json.putObject("batches")
                .put("waiting", queue.batches().waiting())
                .put("sent", queue.batches().sent())
                .put("dead", queue.batches().dead());
        json.set("device", device(status.device()));
        json.set("erased", erasure(status.removal().erasure()));
        records(json, queue);
        return json;
    }

    private static void records(ObjectNode json, QueueCounts queue) {
        ObjectNode lost = json.putObject("lost");
        queue.losses().byReason().forEach(lost::put);
        ObjectNode refused = json.putObject("refused");
        queue.losses().refusedByCode().forEach(refused::put);
        ObjectNode tally = json.putObject("tally");
        amount(tally, "generated", queue.totals().generated());
        amount(tally, "sent", queue.totals().sent());
        amount(tally, "waiting", queue.totals().waiting());
        amount(tally, "lost", queue.totals().lost());
    }

    private static @Nullable ObjectNode device(@Nullable EnrolledDevice device) {
        return device == null
                ? null
                : JSON.createObjectNode()
                        .put("id", device.id())
                        .put("name", device.label().name())
                        .put("hubUrl", device.hubUrl())
                        .put("confirmed", device.confirmed())
                        .put("fingerprint", device.key().fingerprint())
                        .put("keyId", device.key().id())
                        .put("enrolledAt", device.enrolledAt());
    }

    private static @Nullable ObjectNode erasure(@Nullable Erasure erasure) {
        return erasure == null
                ? null
                : JSON.createObjectNode().put("hubUrl", erasure.hubUrl()).put("at", erasure.at());
    }

    private static void amount(ObjectNode into, String name, DeliveryTotals.Amount amount) {
        into.putObject(name).put("requests", amount.requests()).put("tokens", amount.tokens());
    }

    /** Batches without their bodies. */
    public static ArrayNode batches(List<BatchSummary> batches) {
        ArrayNode array = JSON.createArrayNode();
        for (BatchSummary batch : batches) {
            array.addObject()
                    .put("id", batch.id())
                    .put("status", batch.status().text())
                    .put("records", batch.size().records())
                    .put("bytes", batch.size().bytes())
                    .put("attempts", batch.attempts().failed())
                    .put("lastCode", batch.attempts().lastCode())
                    .put("createdAt", batch.createdAt())
                    .put("finishedAt", batch.finishedAt());
        }
        return array;
    }
}
