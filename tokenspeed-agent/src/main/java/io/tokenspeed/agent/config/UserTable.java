package io.tokenspeed.agent.config;

import io.tokenspeed.model.storage.StorageException;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/** A table that the user writes: lines of cells with commas between, and comments. */
final class UserTable {
    private static final int MOST_NUMBER = 30;

    private final Path path;
    private final int least;
    private final int most;

    private UserTable(Path path, int least, int most) {
        this.path = path;
        this.least = least;
        this.most = most;
    }

    /** A table whose lines have so many cells. */
    static UserTable of(Path path, int least, int most) {
        return new UserTable(path, least, most);
    }

    /**
     * Returns the rows; none where there is no file.
     *
     * @throws StorageException if the file cannot be read, or a line is refused
     */
    <T> List<T> rows(Function<Line, T> reader) {
        List<T> rows = new ArrayList<>();
        List<String> lines = lines();
        for (int i = 0; i < lines.size(); i++) {
            String text = lines.get(i).strip();
            if (!text.isEmpty() && !text.startsWith("#")) {
                rows.add(reader.apply(line(text.split(",", -1), i + 1)));
            }
        }
        return rows;
    }

    private List<String> lines() {
        try {
            return Files.readAllLines(path);
        } catch (NoSuchFileException absent) {
            return List.of();
        } catch (IOException unreadable) {
            throw new StorageException("Cannot read " + path + "; make it a readable text file.", unreadable);
        }
    }

    private Line line(String[] cells, int number) {
        Line line = new Line(path, number, List.of(cells));
        if (cells.length < least || cells.length > most) {
            throw line.refused("a line needs " + least + " to " + most + " fields");
        }
        return line;
    }

    /**
     * A line that is no comment.
     *
     * @param path the file
     * @param number counted from 1
     * @param cells what stands between the commas
     */
    record Line(Path path, int number, List<String> cells) {
        /** Returns a cell that must not be empty. */
        String text(int at, String field) {
            String text = optional(at);
            if (text.isEmpty()) {
                throw refused(field + " is missing");
            }
            return text;
        }

        /** Returns a cell; empty where it is not there. */
        String optional(int at) {
            return at < cells.size() ? cells.get(at).strip() : "";
        }

        /** Returns a cell that must be a number. */
        BigDecimal number(int at, String field) {
            String text = text(at, field);
            if (text.length() <= MOST_NUMBER && text.matches("-?[0-9]+([.][0-9]+)?")) {
                return new BigDecimal(text);
            }
            throw refused(field + " must be a number such as 1.08");
        }

        /** Returns the error for this line. */
        StorageException refused(String reason) {
            return new StorageException("Line " + number + " of " + path + ": " + reason + ".", null);
        }
    }
}
