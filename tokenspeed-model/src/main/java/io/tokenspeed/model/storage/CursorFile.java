package io.tokenspeed.model.storage;

/**
 * The file that a cursor is in, as it was when it was last looked at.
 *
 * @param tool the tool whose reader read it
 * @param path absolute path
 * @param fileKey identity of the file besides its path, for example device and inode; empty where there is none
 * @param size size in bytes
 * @param modifiedMillis modification time in epoch milliseconds
 */
public record CursorFile(String tool, String path, String fileKey, long size, long modifiedMillis) {}
