package io.tokenspeed.model.upload;

import io.tokenspeed.model.wire.RecordCode;
import org.jspecify.annotations.Nullable;

/**
 * A record that was refused.
 *
 * @param index its place in the batch
 * @param code why
 * @param pointer JSON pointer into the record to what is wrong; null when nothing single is
 * @param revision the stored revision of a {@link RecordCode#REVISION_CONFLICT}; else null
 */
public record Rejection(
        int index,
        RecordCode code,
        @Nullable String pointer,
        @Nullable Integer revision) {}
