package io.tokenspeed.model.dashboard;

/**
 * A folder that requests were made for.
 *
 * @param id the id that filters take: the root folder, on a hub the project's pseudonym
 * @param name the last element of the root folder, on a hub the pseudonym
 * @param rootPath the root folder, on a hub the pseudonym
 */
public record Project(String id, String name, String rootPath) {}
