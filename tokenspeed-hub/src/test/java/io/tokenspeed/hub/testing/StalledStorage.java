package io.tokenspeed.hub.testing;

import io.tokenspeed.model.hub.HubStorage;
import io.tokenspeed.model.hub.UploadStorage;
import io.tokenspeed.model.storage.StorageException;
import io.tokenspeed.model.upload.Upload;
import io.tokenspeed.model.upload.UploadResult;
import java.util.List;
import java.util.concurrent.CountDownLatch;

/** A storage that holds uploads back until {@link #goOn}. */
public final class StalledStorage extends WrappedStorage {
    private final CountDownLatch reached = new CountDownLatch(1);
    private final CountDownLatch goOn = new CountDownLatch(1);

    public StalledStorage(HubStorage inner) {
        super(inner);
    }

    /** Waits until an upload has reached the storage. */
    public void awaitUpload() throws InterruptedException {
        reached.await();
    }

    /** Lets uploads through from now on. */
    public void goOn() {
        goOn.countDown();
    }

    @Override
    protected List<UploadResult> store(UploadStorage inner, List<Upload> uploads) {
        reached.countDown();
        try {
            goOn.await();
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new StorageException("The test ends.", stopped);
        }
        return inner.store(uploads);
    }
}
