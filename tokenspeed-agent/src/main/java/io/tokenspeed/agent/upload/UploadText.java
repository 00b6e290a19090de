package io.tokenspeed.agent.upload;

import io.tokenspeed.agent.terminal.Numbers;
import io.tokenspeed.agent.terminal.Text;
import io.tokenspeed.model.wire.ErrorCode;
import io.tokenspeed.uploader.UploadStatus;
import io.tokenspeed.uploader.UploadStatus.EnrolledDevice;
import io.tokenspeed.uploader.UploadStatus.Erasure;
import io.tokenspeed.uploader.UploadStatus.Pausing;
import io.tokenspeed.uploader.queue.BatchSummary;
import io.tokenspeed.uploader.queue.ledger.DeliveryTotals;
import io.tokenspeed.uploader.queue.ledger.QueueCounts;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;

/** The state of uploading in words. */
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

    /** The state of uploading, line by line. */
    public static List<String> status(UploadStatus status) {
        List<String> lines = new ArrayList<>();
        lines.add("Uploading is " + state(status) + ": " + status.mode().reason() + ".");
        if (status.mode().hubUrl() != null) {
            lines.add("Hub          " + status.mode().hubUrl());
        }
        lines.addAll(erasure(status));
        EnrolledDevice device = status.device();
        if (device != null) {
            lines.addAll(device(device));
        } else if (status.mode().isOn()) {
            lines.add("Device       " + NOT_ENROLLED);
        }
        lines.addAll(held(status));
        Pausing pause = status.contact().pause();
        if (pause != null && pause.advice() != null) {
            lines.add("             " + pause.advice());
        }
        if (status.agreement().pluginSends()) {
            lines.add("OpenCode     its plugin uploads its requests itself, so they are left out here");
        }
        if (status.removal().requested()) {
            lines.add("Forgetting   the hub has not yet confirmed that it erased this device");
        }
        lines.addAll(queue(status.queue()));
        lines.add("Last answer  "
                + (status.contact().lastCode() == null ? "—" : status.contact().lastCode()) + ", last success "
                + (status.contact().lastSuccess() == null
                        ? "—"
                        : Instant.ofEpochSecond(status.contact().lastSuccess())));
        if (status.contact().clockOffset() != 0) {
            long offset = status.contact().clockOffset();
            lines.add("Clock        the hub's clock is " + Math.abs(offset) + " s "
                    + (offset > 0 ? "ahead of" : "behind") + " this one");
        }
        // The hub's words are foreign input.
        lines.replaceAll(Text::clean);
        return lines;
    }

    /** The erasure of the device by the hub, line by line; empty where there was none. */
    public static List<String> erasure(UploadStatus status) {
        return status.removal().erasure() == null
                ? List.of()
                : List.of(
                        "Erased       this device was " + erased(status),
                        "             What was recorded stays here. To begin again: tokenspeed upload enable");
    }

    private static String erased(UploadStatus status) {
        Erasure erasure = Objects.requireNonNull(status.removal().erasure());
        return "erased on the hub " + erasure.hubUrl() + " on " + Instant.ofEpochSecond(erasure.at());
    }

    /** Why waiting batches are held, line by line; empty where they are not. */
    public static List<String> held(UploadStatus status) {
        Pausing pause = status.contact().pause();
        if (pause == null) {
            return List.of();
        }
        boolean revoked = pause.code().equals(ErrorCode.DEVICE_REVOKED.text());
        return List.of("Held         " + Text.clean(pause.code()) + (revoked ? ": revoked on the hub," : "") + " since "
                + Instant.ofEpochSecond(pause.since()));
    }

    /** The device, line by line. */
    public static List<String> device(EnrolledDevice device) {
        String name = device.label().name() == null
                ? ""
                : Text.clean(device.label().name()) + (device.label().onlyHere() ? " (only here)" : "") + ", ";
        return List.of(
                "Device       " + name + device.id()
                        + (device.confirmed() ? "" : " (not confirmed yet by " + device.hubUrl() + ")"),
                "Fingerprint  " + device.key().fingerprint() + ", key "
                        + device.key().id() + ", enrolled " + Instant.ofEpochSecond(device.enrolledAt()));
    }

    /** The queue, with what was sent and lost, line by line. */
    public static List<String> queue(QueueCounts queue) {
        DeliveryTotals totals = queue.totals();
        List<String> lines = new ArrayList<>();
        lines.add("Queue        " + queue.waiting().records() + " records wait in "
                + queue.batches().waiting() + " sealed batches, "
                + queue.batches().sent() + " batches sent, " + queue.batches().dead() + " given up");
        lines.add("Requests     " + Numbers.full(totals.generated().requests()) + " in buckets = "
                + Numbers.full(totals.sent().requests()) + " sent + "
                + Numbers.full(totals.waiting().requests())
                + " waiting + " + Numbers.full(totals.lost().requests()) + " lost");
        lines.add("Tokens       " + Numbers.full(totals.generated().tokens()) + " in buckets = "
                + Numbers.full(totals.sent().tokens()) + " sent + "
                + Numbers.full(totals.waiting().tokens())
                + " waiting + " + Numbers.full(totals.lost().tokens()) + " lost");
        queue.losses()
                .byReason()
                .forEach((reason, records) -> lines.add("Lost         " + records + " records: " + reason));
        queue.losses()
                .refusedByCode()
                .forEach((code, records) -> lines.add("Refused      " + records + " records: " + code));
        return lines;
    }

    /** A batch in one line. */
    public static String batch(BatchSummary batch) {
        String when = Instant.ofEpochSecond(batch.finishedAt() == null ? batch.createdAt() : batch.finishedAt())
                .toString();
        return String.format(
                Locale.ROOT,
                "%6d  %-9s %s  %3d records  %7d bytes%s",
                batch.id(),
                batch.status().text(),
                when,
                batch.size().records(),
                batch.size().bytes(),
                batch.attempts().lastCode() == null
                        ? ""
                        : "  " + Text.clean(batch.attempts().lastCode()));
    }
}
