package io.tokenspeed.agent.config;

import io.tokenspeed.model.storage.StorageException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** The lines of a file that the user writes: fields between commas, and comments after a number sign. */
record CommaLines(Path path) {
    /**
     * One line.
     *
     * @param number its number, from 1
     */
    record Line(int number, List<String> cells) {}

    /**
     * The lines that are neither empty nor comments; none where there is no file.
     *
     * @throws StorageException if the file cannot be read
     */
    List<Line> read() {
        if (Files.notExists(path)) {
            return List.of();
        }
        try {
            List<Line> lines = new ArrayList<>();
            int number = 0;
            for (String text : Files.readAllLines(path)) {
                number++;
                String line = text.strip();
                if (!line.isEmpty() && !line.startsWith("#")) {
                    lines.add(new Line(
                            number,
                            Stream.of(line.split(",", -1)).map(String::strip).toList()));
                }
            }
            return lines;
        } catch (IOException unreadable) {
            throw new StorageException("Cannot read " + path + "; make it a readable text file.", unreadable);
        }
    }

    /** The error for a line that is wrong. */
    StorageException refused(Line line, String reason) {
        return new StorageException("Line " + line.number + " of " + path + ": " + reason + ".", null);
    }
}
