package io.tokenspeed.agent.upload;

import io.tokenspeed.uploader.UploadStatus;
import io.tokenspeed.uploader.Uploader;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;

/** Sends what waits in this process, for a command, where no server does it. */
public final class Sending {
    /** Longer than the uploader pauses between batches, also when it has to keep to a device's rate. */
    private static final long PATIENCE_MILLIS = 12_000;

    private final Uploader uploader;
    private final Clock clock;

    public Sending(Uploader uploader, Clock clock) {
        this.uploader = uploader;
        this.clock = clock;
    }

    /**
     * Works until nothing waits, the hub fails or holds it off, or the time is up.
     *
     * @return the state of uploading then
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

    /** Makes the one request that is due. */
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
