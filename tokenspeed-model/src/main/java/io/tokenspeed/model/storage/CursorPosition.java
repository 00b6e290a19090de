package io.tokenspeed.model.storage;

/**
 * How far a file was read, and what its reader needs to continue from there.
 *
 * @param offset bytes read, up to the end of the last complete record
 * @param headHash digest of the first bytes of the file, to detect that it was rewritten in place
 * @param readerVersion version of the reader that read the file; another version reads it again from the start
 * @param state the reader's own state, JSON of at most {@link Cursor#MAX_STATE} characters
 */
public record CursorPosition(long offset, String headHash, int readerVersion, String state) {}
