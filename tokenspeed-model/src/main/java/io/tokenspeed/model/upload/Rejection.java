package io.tokenspeed.model.upload;

import io.tokenspeed.model.wire.RecordCode;
import org.jspecify.annotations.Nullable;

/**
 * A record that was refused.
 *
 * @param index the record's place in the batch, from 0
 * @param code the reason
 * @param pointer JSON pointer (RFC 6901) to the wrong value within the record; null when no single value is wrong
 * @param revision the stored revision of a {@link RecordCode#REVISION_CONFLICT}; else null
 */
public record Rejection(
        int index,
        RecordCode code,
        @Nullable String pointer,
        @Nullable Integer revision) {}
