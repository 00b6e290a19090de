package io.tokenspeed.hub.ingest;

import io.tokenspeed.model.hub.UploadResult;

/** Is told what became of uploads. */
public interface Verdicts {
    /** An upload was stored or refused by the storage. */
    void of(UploadResult result);
}
