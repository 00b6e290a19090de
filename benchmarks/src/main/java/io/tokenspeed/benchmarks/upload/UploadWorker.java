package io.tokenspeed.benchmarks.upload;

import io.tokenspeed.benchmarks.upload.RecordingSpeed.Uploading;
import org.jspecify.annotations.Nullable;

/** A thread on which a device does what is due. */
final class UploadWorker implements AutoCloseable {
    private final @Nullable Thread thread;
    private volatile boolean ended;

    private UploadWorker(MeasuredDevice device, Uploading uploading) {
        this.thread = switch (uploading) {
            case OFF -> null;
            case ON -> new Thread(device::step, "uploader");
            case BUSY -> new Thread(() -> work(device), "uploader");
        };
    }

    static UploadWorker start(MeasuredDevice device, Uploading uploading) {
        UploadWorker worker = new UploadWorker(device, uploading);
        if (worker.thread != null) {
            worker.thread.start();
        }
        return worker;
    }

    private void work(MeasuredDevice device) {
        while (!ended) {
            device.step();
        }
    }

    /** Ends the thread and waits for it. */
    @Override
    public void close() throws InterruptedException {
        ended = true;
        if (thread != null) {
            thread.join();
        }
    }
}
