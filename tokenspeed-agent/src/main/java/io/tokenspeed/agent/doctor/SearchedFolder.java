package io.tokenspeed.agent.doctor;

import java.nio.file.Path;

/**
 * A folder that an import searches.
 *
 * @param tool the tool whose files it may hold
 * @param path absolute path
 * @param exists whether it is there
 */
public record SearchedFolder(String tool, Path path, boolean exists) {}
