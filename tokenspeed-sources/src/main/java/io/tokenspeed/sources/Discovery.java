package io.tokenspeed.sources;

import java.util.List;

/**
 * The result of a search for files.
 *
 * @param files files that may hold usage
 * @param problems files and folders that could not be read, one sentence each
 */
public record Discovery(List<SourceFile> files, List<String> problems) {
    public Discovery {
        files = List.copyOf(files);
        problems = List.copyOf(problems);
    }
}
