package io.tokenspeed.agent.doctor;

import java.util.List;

/**
 * What was found of one tool.
 *
 * @param tool the tool
 * @param folders the folders that were searched, whether they exist or not
 * @param files how many files may hold usage
 * @param bytes the size of these files
 * @param requests how many of the tool's requests are stored
 * @param problems what could not be read, one sentence each
 */
public record FoundSource(
        String tool, List<SearchedFolder> folders, long files, long bytes, long requests, List<String> problems) {
    public FoundSource {
        folders = List.copyOf(folders);
        problems = List.copyOf(problems);
    }

    /** Returns whether there are files, or requests from files that were there. */
    public boolean found() {
        return files > 0 || requests > 0;
    }
}
