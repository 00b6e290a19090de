package io.tokenspeed.sources.opencode;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** The names, bytes and times of everything in a folder. */
public record FolderSnapshot(Map<String, String> files) {
    public static FolderSnapshot of(Path folder) throws IOException {
        Map<String, String> files = new TreeMap<>();
        try (Stream<Path> walk = Files.walk(folder)) {
            for (Path path : walk.toList()) {
                int bytes = Files.isRegularFile(path) ? Arrays.hashCode(Files.readAllBytes(path)) : 0;
                files.put(path.toString(), Files.size(path) + " " + bytes + " " + Files.getLastModifiedTime(path));
            }
        }
        return new FolderSnapshot(files);
    }
}
