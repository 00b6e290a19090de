package io.tokenspeed.hub.ingest;

import io.tokenspeed.model.upload.UploadResult;

/** Is told what became of uploads. */
public interface UploadVerdicts {
    /** An upload was stored or refused by the storage. */
    void of(UploadResult result);
}
