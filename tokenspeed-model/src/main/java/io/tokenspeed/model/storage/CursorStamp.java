package io.tokenspeed.model.storage;

/**
 * What of a cursor tells whether its file must be read again.
 *
 * @param file the file as it was when it was read
 * @param readerVersion see {@link CursorPosition#readerVersion()}
 * @param whole whether the file was read without a problem
 */
public record CursorStamp(CursorFile file, int readerVersion, boolean whole) {}
