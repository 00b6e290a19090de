package io.tokenspeed.benchmarks.upload;

import io.tokenspeed.benchmarks.upload.RecordingSpeed.Uploading;
import org.jspecify.annotations.Nullable;

/** A thread that has a device do what is due. */
final class Worker implements AutoCloseable {
    private final @Nullable Thread thread;
    private volatile boolean ended;

    private Worker(Device device, Uploading uploading) {
        this.thread = switch (uploading) {
            case OFF -> null;
            case ON -> new Thread(device::step, "uploader");
            case BUSY -> new Thread(() -> work(device), "uploader");
        };
    }

    static Worker start(Device device, Uploading uploading) {
        Worker worker = new Worker(device, uploading);
        if (worker.thread != null) {
            worker.thread.start();
        }
        return worker;
    }

    private void work(Device device) {
        while (!ended) {
            device.step();
        }
    }

    /** Returns when the thread has ended. */
    @Override
    public void close() throws InterruptedException {
        ended = true;
        if (thread != null) {
            thread.join();
        }
    }
}
