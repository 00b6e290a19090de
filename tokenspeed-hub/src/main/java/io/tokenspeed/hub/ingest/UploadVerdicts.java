package io.tokenspeed.hub.ingest;

import io.tokenspeed.model.upload.UploadResult;

/** Is called with the result of every upload. */
public interface UploadVerdicts {
    /** An upload was stored or refused by the storage. */
    void of(UploadResult result);
}
