package io.tokenspeed.model.wire;

/**
 * What a device reports about its local program.
 *
 * @param name the program's name, in the form of {@link WireFormat#SLUG}
 * @param version the program's version, in the form of {@link WireFormat#VERSION}
 * @param os the operating system: {@code linux}, {@code macos}, {@code windows} or {@code other}
 * @param arch the processor: {@code x64}, {@code arm64} or {@code other}
 */
public record ClientInfo(String name, String version, String os, String arch) {}
