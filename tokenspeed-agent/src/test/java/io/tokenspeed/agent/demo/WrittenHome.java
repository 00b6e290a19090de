package io.tokenspeed.agent.demo;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** Reads a demo home folder back, plainly and completely. */
public record WrittenHome(Path home) {
    private static final ObjectMapper MAPPER = new ObjectMapper();

    /** Size and content hash of every file by relative path. */
    public Map<String, String> fingerprints() throws IOException {
        Map<String, String> fingerprints = new TreeMap<>();
        for (Path file : files("")) {
            byte[] bytes = Files.readAllBytes(file);
            fingerprints.put(home.relativize(file).toString(), bytes.length + ":" + Arrays.hashCode(bytes));
        }
        return fingerprints;
    }

    /** All lines of the files under a folder, by file. */
    public Map<Path, List<JsonNode>> lines(String folder) throws IOException {
        Map<Path, List<JsonNode>> lines = new HashMap<>();
        for (Path file : files(folder)) {
            List<JsonNode> nodes = new ArrayList<>();
            for (String line : Files.readAllLines(file)) {
                nodes.add(MAPPER.readTree(line));
            }
            lines.put(file, nodes);
        }
        return lines;
    }

    List<JsonNode> legacyMessages() throws IOException {
        List<JsonNode> messages = new ArrayList<>();
        for (Path file : files(".local/share/opencode/storage")) {
            messages.add(MAPPER.readTree(file.toFile()));
        }
        return messages;
    }

    /** The data column of a table of the OpenCode database. */
    List<JsonNode> openCode(String table) throws IOException, SQLException {
        List<JsonNode> data = new ArrayList<>();
        for (String row : column(".local/share/opencode/opencode.db", "SELECT data FROM " + table)) {
            data.add(MAPPER.readTree(row));
        }
        return data;
    }

    /** What a query of one column finds in a database of the home. */
    List<String> column(String database, String query) throws SQLException {
        List<String> values = new ArrayList<>();
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + home.resolve(database));
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(query)) {
            while (rows.next()) {
                values.add(rows.getString(1));
            }
        }
        return values;
    }

    public List<Path> files(String folder) throws IOException {
        try (Stream<Path> walk = Files.walk(home.resolve(folder))) {
            return walk.filter(Files::isRegularFile)
                    .sorted(Comparator.naturalOrder())
                    .toList();
        }
    }
}
