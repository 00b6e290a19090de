package io.tokenspeed.model.storage;

import org.jspecify.annotations.Nullable;

/**
 * A step of a cursor, applied only if the stored cursor still is {@code before}.
 *
 * @param before the cursor that reading began at; null when the file is new
 * @param after the cursor to store
 */
public record CursorMove(@Nullable Cursor before, Cursor after) {}
