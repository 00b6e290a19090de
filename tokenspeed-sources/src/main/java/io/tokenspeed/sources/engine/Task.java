package io.tokenspeed.sources.engine;

import io.tokenspeed.model.storage.Cursor;
import io.tokenspeed.sources.FileReader;
import io.tokenspeed.sources.SourceFile;
import org.jspecify.annotations.Nullable;

/** A file to read, with the reader for it. */
record Task(
        String tool,
        int readerVersion,
        SourceFile file,
        @Nullable Cursor cursor,
        FileReader reader) {}
