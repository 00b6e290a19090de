package io.tokenspeed.hub.testing;

import io.tokenspeed.model.hub.AdminStorage;
import io.tokenspeed.model.hub.HubStorage;
import io.tokenspeed.model.hub.SharedStorage;
import io.tokenspeed.model.hub.TokenStorage;
import io.tokenspeed.model.hub.UploadStorage;
import io.tokenspeed.model.upload.Upload;
import io.tokenspeed.model.upload.UploadResult;
import java.util.List;

/** A storage that takes uploads in a way of its own and leaves everything else to another one. */
public abstract class WrappedStorage implements HubStorage {
    private final HubStorage inner;

    protected WrappedStorage(HubStorage inner) {
        this.inner = inner;
    }

    /** Stores uploads as {@code inner} would, or not. */
    protected abstract List<UploadResult> store(UploadStorage inner, List<Upload> uploads);

    @Override
    public final AdminStorage admin() {
        return inner.admin();
    }

    @Override
    public final UploadStorage uploads() {
        return new Uploads(inner.uploads());
    }

    @Override
    public final TokenStorage tokens() {
        return inner.tokens();
    }

    @Override
    public final SharedStorage shared() {
        return inner.shared();
    }

    @Override
    public final void check() {
        inner.check();
    }

    @Override
    public final void close() {
        inner.close();
    }

    private final class Uploads implements UploadStorage {
        private final UploadStorage uploads;

        Uploads(UploadStorage uploads) {
            this.uploads = uploads;
        }

        @Override
        public List<UploadResult> store(List<Upload> batch) {
            return WrappedStorage.this.store(uploads, batch);
        }

        @Override
        public int purgeReceipts(long receivedBefore) {
            return uploads.purgeReceipts(receivedBefore);
        }
    }
}
