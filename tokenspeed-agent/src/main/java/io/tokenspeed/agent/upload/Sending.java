package io.tokenspeed.agent.upload;

import io.tokenspeed.uploader.UploadStatus;
import io.tokenspeed.uploader.Uploader;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;

/** Sends waiting buckets in this process, for a command, where no server does so. */
public final class Sending {
    /** Longer than the uploader's pause between batches, even where a device's rate limit stretches it. */
    private static final long PATIENCE_MILLIS = 12_000;

    private final Uploader uploader;
    private final Clock clock;

    public Sending(Uploader uploader, Clock clock) {
        this.uploader = uploader;
        this.clock = clock;
    }

    /**
     * Sends until nothing waits, the hub fails or asks to wait, or the time is up.
     *
     * @return the state of uploading at the end
     */
    public UploadStatus run(Duration atMost) throws IOException, InterruptedException {
        long end = clock.millis() + atMost.toMillis();
        long failures = uploader.control().status().contact().failures();
        long wait = uploader.step();
        UploadStatus status = uploader.control().status();
        while (wait <= PATIENCE_MILLIS && clock.millis() + wait < end && hasMoreToDo(status, failures)) {
            Thread.sleep(wait);
            wait = uploader.step();
            status = uploader.control().status();
        }
        return status;
    }

    /** Sends the one request that is due and returns the state of uploading. */
    public UploadStatus once() throws IOException {
        uploader.step();
        return uploader.control().status();
    }

    private static boolean hasMoreToDo(UploadStatus status, long failuresBefore) {
        boolean sends = status.contact().pause() == null && status.contact().failures() <= failuresBefore;
        return status.removal().requested()
                || (sends && status.queue().waiting().records() > 0);
    }
}
