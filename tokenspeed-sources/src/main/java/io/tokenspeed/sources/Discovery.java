package io.tokenspeed.sources;

import java.util.List;

/**
 * What a search found.
 *
 * @param files files that may hold usage
 * @param problems what could not be looked at, one sentence each
 */
public record Discovery(List<SourceFile> files, List<String> problems) {
    public Discovery {
        files = List.copyOf(files);
        problems = List.copyOf(problems);
    }
}
