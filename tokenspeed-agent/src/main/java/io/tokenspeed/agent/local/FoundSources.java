package io.tokenspeed.agent.local;

import io.tokenspeed.agent.doctor.FoundSource;
import io.tokenspeed.agent.doctor.SearchedFolder;
import io.tokenspeed.sources.Discovery;
import io.tokenspeed.sources.Source;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Searches for the logs of every tool and puts those of one tool together. */
final class FoundSources {
    private FoundSources() {}

    /**
     * Searches.
     *
     * @param stored how many requests of each tool are stored
     */
    static List<FoundSource> of(List<Source> sources, Map<String, Long> stored) {
        List<FoundSource> found = new ArrayList<>();
        List<String> tools = sources.stream().map(Source::tool).distinct().toList();
        for (String tool : tools) {
            List<Source> own = sources.stream()
                    .filter(source -> source.tool().equals(tool))
                    .toList();
            found.add(of(tool, own, stored.getOrDefault(tool, 0L)));
        }
        return found;
    }

    private static FoundSource of(String tool, List<Source> sources, long requests) {
        List<SearchedFolder> folders = new ArrayList<>();
        List<String> problems = new ArrayList<>();
        long files = 0;
        long bytes = 0;
        for (Source source : sources) {
            source.roots().forEach(root -> folders.add(new SearchedFolder(tool, root, Files.exists(root))));
            Discovery discovery = source.discover();
            problems.addAll(discovery.problems());
            files += discovery.files().size();
            bytes += discovery.files().stream().mapToLong(file -> file.size()).sum();
        }
        return new FoundSource(tool, folders, files, bytes, requests, problems);
    }
}
