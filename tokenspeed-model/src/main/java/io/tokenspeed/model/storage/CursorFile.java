package io.tokenspeed.model.storage;

/**
 * The file that a cursor belongs to, as it was when it was last read.
 *
 * @param tool the tool whose reader read it
 * @param path absolute path
 * @param fileKey identity of the file besides its path, for example device and inode; empty where the file system has
 *     none
 * @param size size in bytes
 * @param modifiedMillis modification time in milliseconds since the epoch
 */
public record CursorFile(String tool, String path, String fileKey, long size, long modifiedMillis) {}
