package io.tokenspeed.hub.testing;

import io.tokenspeed.model.hub.HubStorage;
import io.tokenspeed.model.hub.UploadStorage;
import io.tokenspeed.model.storage.StorageException;
import io.tokenspeed.model.upload.Upload;
import io.tokenspeed.model.upload.UploadResult;
import java.util.List;

/** A storage that can be made to commit and then report a failure, as when a connection ends during the commit. */
public final class ForgetfulStorage extends WrappedStorage {
    public volatile boolean forgets;

    public ForgetfulStorage(HubStorage inner) {
        super(inner);
    }

    @Override
    protected List<UploadResult> store(UploadStorage inner, List<Upload> uploads) {
        List<UploadResult> results = inner.store(uploads);
        if (forgets) {
            throw new StorageException("The connection ended during the commit.", null);
        }
        return results;
    }
}
