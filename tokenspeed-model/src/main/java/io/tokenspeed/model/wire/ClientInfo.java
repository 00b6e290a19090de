package io.tokenspeed.model.wire;

/**
 * What a device tells about its program.
 *
 * @param name a slug
 * @param version numbers and dots
 * @param os {@code linux}, {@code macos}, {@code windows} or {@code other}
 * @param arch {@code x64}, {@code arm64} or {@code other}
 */
public record ClientInfo(String name, String version, String os, String arch) {}
