package io.tokenspeed.model.storage;

import org.jspecify.annotations.Nullable;

/**
 * A move of a cursor, stored only if the stored cursor still equals {@code before}.
 *
 * @param before the cursor at which reading began; null when the file is new
 * @param after the cursor to store
 */
public record CursorMove(@Nullable Cursor before, Cursor after) {}
