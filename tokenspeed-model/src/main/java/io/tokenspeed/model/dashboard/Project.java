package io.tokenspeed.model.dashboard;

/**
 * A project.
 *
 * @param id its id, which is its root folder
 * @param name the last element of the root folder
 * @param rootPath the root folder
 */
public record Project(String id, String name, String rootPath) {}
