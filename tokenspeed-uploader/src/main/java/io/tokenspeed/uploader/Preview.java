package io.tokenspeed.uploader;

import io.tokenspeed.uploader.bucket.BucketPolicy;
import io.tokenspeed.uploader.hub.HubAddress;
import io.tokenspeed.uploader.queue.Batch;
import io.tokenspeed.uploader.queue.Payload;
import io.tokenspeed.uploader.queue.UploadQueue;
import io.tokenspeed.uploader.settings.UploadMode;
import io.tokenspeed.uploader.settings.UploadSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * Shows what would leave. While sending is on, the next batch is sealed by looking at it, so what is shown is what
 * leaves, byte for byte; while another process sends, that one keeps the sums up to date, because of two that do the older
 * sum could win. Else a queue is made for the moment, as if sending were on with the last 30 days.
 */
final class Preview {
    private static final long HISTORY_MILLIS = 30 * 86_400_000L;

    private final Parts parts;

    Preview(Parts parts) {
        this.parts = parts;
    }

    Optional<Payload> body() throws IOException {
        UploadSettings settings = parts.settings.read();
        UploadMode mode = UploadMode.of(parts.surroundings.environment(), settings);
        return mode.isOn() && mode.hubUrl() != null
                ? next(HubAddress.parse(mode.hubUrl()).base())
                : pretended(settings);
    }

    /** Nothing leaves for a hub that this device does not know. */
    private Optional<Payload> next(String hub) throws IOException {
        Decided decided = new Decided(parts);
        if (decided.refusal(hub).isPresent()) {
            return Optional.empty();
        }
        if (parts.lock.hold()) {
            try {
                UploadSettings open = decided.settings(hub);
                parts.aggregator(open.projectIds()).run(open);
            } finally {
                parts.lock.release();
            }
        }
        return parts.queue.next().or(parts.queue::underWay).map(Batch::payload);
    }

    private Optional<Payload> pretended(UploadSettings settings) throws IOException {
        Path folder = Files.createTempDirectory("tokenspeed-preview");
        Path file = folder.resolve("preview.sqlite");
        try (UploadQueue queue = new UploadQueue(
                file, parts.surroundings.connector(), parts.surroundings.clock(), parts.surroundings.client())) {
            UploadSettings pretended = pretend(settings);
            parts.aggregator(pretended.projectIds(), queue).run(pretended);
            return queue.next().map(Batch::payload);
        } finally {
            for (String part : List.of("", "-wal", "-shm")) {
                Files.deleteIfExists(folder.resolve(file.getFileName() + part));
            }
            Files.delete(folder);
        }
    }

    private UploadSettings pretend(UploadSettings settings) {
        UploadSettings open = settings.opened(parts.surroundings.clock().millis() - HISTORY_MILLIS);
        return open.policies().isEmpty()
                ? open.cutting(List.of(new BucketPolicy(0, parts.flags.bucketSeconds(), 0)))
                : open;
    }
}
