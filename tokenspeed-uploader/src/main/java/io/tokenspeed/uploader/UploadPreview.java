package io.tokenspeed.uploader;

import io.tokenspeed.uploader.bucket.BucketPolicy;
import io.tokenspeed.uploader.hub.HubAddress;
import io.tokenspeed.uploader.queue.UploadQueue;
import io.tokenspeed.uploader.queue.ledger.Payload;
import io.tokenspeed.uploader.queue.ledger.SealedBatch;
import io.tokenspeed.uploader.settings.UploadMode;
import io.tokenspeed.uploader.settings.UploadSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * Reads the body that is sent next. While sending is on, this seals the next batch, so the body shown is the one sent,
 * byte for byte. Only the process with the sender role sums up changed hours first; if two processes did, the older
 * sums could replace the newer ones. While sending is off, a temporary queue is filled with the last 30 days.
 */
final class UploadPreview {
    private static final long HISTORY_MILLIS = 30 * 86_400_000L;

    private final UploaderComponents components;

    UploadPreview(UploaderComponents components) {
        this.components = components;
    }

    Optional<Payload> body() throws IOException {
        UploadSettings settings = components.files.settings().read();
        UploadMode mode = components.permission.mode(settings);
        return mode.isOn() && mode.hubUrl() != null
                ? next(HubAddress.parse(mode.hubUrl()).base())
                : pretended(settings);
    }

    /**
     * The next body for a hub; empty where this device may not enrol at the hub, because nothing is sent to it then.
     */
    private Optional<Payload> next(String hub) throws IOException {
        if (components.permission.refusal(hub).isPresent()) {
            return Optional.empty();
        }
        if (components.lock.hold()) {
            try {
                components.aggregate(components.permission.settings(hub), components.queue);
            } finally {
                components.lock.release();
            }
        }
        return components.queue.next().or(components.queue::underWay).map(SealedBatch::payload);
    }

    private Optional<Payload> pretended(UploadSettings settings) throws IOException {
        Path folder = Files.createTempDirectory("tokenspeed-preview");
        Path file = folder.resolve("preview.sqlite");
        try (UploadQueue queue = new UploadQueue(
                file, components.options.connector(), components.options.clock(), components.options.client())) {
            UploadSettings pretended = pretend(settings);
            components.aggregate(pretended, queue);
            return queue.next().map(SealedBatch::payload);
        } finally {
            for (String part : List.of("", "-wal", "-shm")) {
                Files.deleteIfExists(folder.resolve(file.getFileName() + part));
            }
            Files.delete(folder);
        }
    }

    private UploadSettings pretend(UploadSettings settings) {
        UploadSettings open = settings.opened(components.options.clock().millis() - HISTORY_MILLIS);
        return open.scope().policies().isEmpty()
                ? open.cutting(List.of(new BucketPolicy(0, components.flags.bucketSeconds(), 0)))
                : open;
    }
}
