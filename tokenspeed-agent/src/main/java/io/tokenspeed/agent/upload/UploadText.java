package io.tokenspeed.agent.upload;

import io.tokenspeed.agent.terminal.Numbers;
import io.tokenspeed.agent.terminal.Text;
import io.tokenspeed.model.wire.ErrorCode;
import io.tokenspeed.uploader.UploadStatus;
import io.tokenspeed.uploader.UploadStatus.DeviceStatus;
import io.tokenspeed.uploader.UploadStatus.Erasure;
import io.tokenspeed.uploader.queue.QueueCounts;
import io.tokenspeed.uploader.queue.SentBatch;
import io.tokenspeed.uploader.queue.Tally;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;

/** Tells people the state of uploading. */
public final class UploadText {
    private static final String NOT_ENROLLED = "not enrolled; run \"tokenspeed device enroll\"";

    private UploadText() {}

    /** Why nothing can be sent, as a part of a sentence; empty where it can. */
    public static Optional<String> obstacle(UploadStatus status) {
        if (status.device() == null && !erasure(status).isEmpty()) {
            return Optional.of("this device was " + erased(status));
        }
        if (!status.mode().isOn()) {
            return Optional.of(
                    "uploading is " + state(status) + ", " + status.mode().reason());
        }
        return status.device() == null ? Optional.of("this machine is " + NOT_ENROLLED) : Optional.empty();
    }

    private static String state(UploadStatus status) {
        return status.mode().state().name().toLowerCase(Locale.ROOT);
    }

    /** How it stands, line by line. */
    public static List<String> status(UploadStatus status) {
        List<String> lines = new ArrayList<>();
        lines.add("Uploading is " + state(status) + ": " + status.mode().reason() + ".");
        if (status.mode().hubUrl() != null) {
            lines.add("Hub          " + status.mode().hubUrl());
        }
        lines.addAll(erasure(status));
        DeviceStatus device = status.device();
        if (device != null) {
            lines.addAll(device(device));
        } else if (status.mode().isOn()) {
            lines.add("Device       " + NOT_ENROLLED);
        }
        lines.addAll(held(status));
        if (status.advice() != null) {
            lines.add("             " + status.advice());
        }
        if (status.pluginSends()) {
            lines.add("OpenCode     its plugin uploads its requests itself, so they are left out here");
        }
        if (status.forgetting()) {
            lines.add("Forgetting   the hub has not yet confirmed that it erased this device");
        }
        lines.addAll(queue(status.queue()));
        lines.add("Last answer  " + (status.lastCode() == null ? "—" : status.lastCode()) + ", last success "
                + (status.lastSuccess() == null ? "—" : Instant.ofEpochSecond(status.lastSuccess())));
        if (status.clockOffset() != 0) {
            lines.add("Clock        the hub's clock is " + status.clockOffset() + " s ahead of this one");
        }
        // The hub's words are foreign input.
        lines.replaceAll(Text::clean);
        return lines;
    }

    /** That the hub erased the device, line by line; nothing where it did not. */
    public static List<String> erasure(UploadStatus status) {
        return status.erasure() == null
                ? List.of()
                : List.of(
                        "Erased       this device was " + erased(status),
                        "             What was recorded stays here. To begin again: tokenspeed upload enable");
    }

    private static String erased(UploadStatus status) {
        Erasure erasure = Objects.requireNonNull(status.erasure());
        return "erased on the hub " + erasure.hubUrl() + " on " + Instant.ofEpochSecond(erasure.at());
    }

    /** Why nothing is sent although it should be, line by line; nothing where it is. */
    public static List<String> held(UploadStatus status) {
        if (status.held() == null) {
            return List.of();
        }
        String since = status.heldSince() == null ? "" : " since " + Instant.ofEpochSecond(status.heldSince());
        boolean revoked = status.held().equals(ErrorCode.DEVICE_REVOKED.text());
        return List.of("Held         " + Text.clean(status.held()) + (revoked ? ": revoked on the hub," : "") + since);
    }

    /** The device, line by line. */
    public static List<String> device(DeviceStatus device) {
        String name = device.name() == null
                ? ""
                : Text.clean(device.name()) + (device.onlyHere() ? " (only here)" : "") + ", ";
        return List.of(
                "Device       " + name + device.id()
                        + (device.confirmed() ? "" : " (not confirmed yet by " + device.hubUrl() + ")"),
                "Fingerprint  " + device.fingerprint() + ", key " + device.keyId() + ", enrolled "
                        + Instant.ofEpochSecond(device.enrolledAt()));
    }

    /** What waits, was sent and was lost, line by line. */
    public static List<String> queue(QueueCounts queue) {
        Tally tally = queue.tally();
        List<String> lines = new ArrayList<>();
        lines.add("Queue        " + queue.waitingRecords() + " records wait in " + queue.waitingBatches()
                + " sealed batches, " + queue.sentBatches() + " batches sent, " + queue.deadBatches() + " given up");
        lines.add("Requests     " + Numbers.full(tally.generated().requests()) + " in buckets = "
                + Numbers.full(tally.sent().requests()) + " sent + "
                + Numbers.full(tally.waiting().requests())
                + " waiting + " + Numbers.full(tally.lost().requests()) + " lost");
        lines.add("Tokens       " + Numbers.full(tally.generated().tokens()) + " in buckets = "
                + Numbers.full(tally.sent().tokens()) + " sent + "
                + Numbers.full(tally.waiting().tokens())
                + " waiting + " + Numbers.full(tally.lost().tokens()) + " lost");
        queue.lostRecords().forEach((reason, records) -> lines.add("Lost         " + records + " records: " + reason));
        queue.refusedRecords().forEach((code, records) -> lines.add("Refused      " + records + " records: " + code));
        return lines;
    }

    /** A batch in one line. */
    public static String batch(SentBatch batch) {
        String when = Instant.ofEpochSecond(batch.finishedAt() == null ? batch.createdAt() : batch.finishedAt())
                .toString();
        return String.format(
                Locale.ROOT,
                "%6d  %-9s %s  %3d records  %7d bytes%s",
                batch.id(),
                batch.status(),
                when,
                batch.records(),
                batch.bytes(),
                batch.lastCode() == null ? "" : "  " + Text.clean(batch.lastCode()));
    }
}
