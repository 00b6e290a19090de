package io.tokenspeed.model.storage;

/**
 * How far a reader came in a file, and what it needs to go on from there.
 *
 * @param offset bytes read, up to the end of the last complete record
 * @param headHash digest of the first bytes, to notice a file that was rewritten in place
 * @param readerVersion version of the reader that read it; another version reads it again from the start
 * @param state what the reader itself must remember, JSON of at most 64 KiB
 */
public record CursorPosition(long offset, String headHash, int readerVersion, String state) {}
