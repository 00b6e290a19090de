package io.tokenspeed.sources;

import io.tokenspeed.model.storage.Cursor;
import org.jspecify.annotations.Nullable;

/** Looks up how far other files of the same tool were read. Safe for use by several threads. */
public interface KnownCursors {
    /** No file was read. */
    KnownCursors NONE = path -> null;

    /** Returns the stored cursor of a file, by its {@link SourceFile#name() path}; null where it was never read. */
    @Nullable
    Cursor of(String path);
}
