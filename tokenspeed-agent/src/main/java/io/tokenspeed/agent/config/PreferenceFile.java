package io.tokenspeed.agent.config;

import io.tokenspeed.model.environment.Environment;
import io.tokenspeed.model.file.LockFile;
import io.tokenspeed.model.file.OwnerFile;
import io.tokenspeed.model.price.match.PriceTable;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Which source the user believes for a model: {@code price-preferences.csv} in the configuration folder. A line is
 * {@code provider, model, source}; the last one of a model counts.
 */
public final class PreferenceFile {
    private static final String FILE = "price-preferences.csv";

    private final Path path;

    /** Uses the file of an environment, which need not exist. */
    public PreferenceFile(Environment environment) {
        this.path = ConfigFolder.of(environment).resolve(FILE);
    }

    /** The path of the file, whether it exists or not. */
    public Path path() {
        return path;
    }

    /**
     * Returns the sources by {@code provider/model}.
     *
     * @throws io.tokenspeed.model.storage.StorageException if the file cannot be read or a line is malformed
     */
    public Map<String, String> read() {
        CommaLines lines = new CommaLines(path);
        Map<String, String> preferences = new LinkedHashMap<>();
        for (CommaLines.Line line : lines.read()) {
            List<String> cells = line.cells();
            if (cells.size() != 3 || cells.contains("")) {
                throw lines.refused(line, "a line needs provider, model and source");
            }
            preferences.put(PriceTable.key(cells.get(0), cells.get(1)), cells.get(2));
        }
        return preferences;
    }

    /** Adds a preference, in place of one for the same model. */
    public void prefer(String source, String provider, String model) throws IOException {
        LockFile lock = new LockFile(path.resolveSibling(FILE + ".lock"));
        OwnerFile file = new OwnerFile(path);
        lock.whileHeld(locked -> {
            String key = PriceTable.key(provider, model);
            StringBuilder text = new StringBuilder();
            for (String line :
                    file.read().orElse("# provider, model, source\n").lines().toList()) {
                String[] cells = line.split(",", -1);
                boolean same = cells.length == 3
                        && !line.startsWith("#")
                        && PriceTable.key(cells[0].strip(), cells[1].strip()).equals(key);
                text.append(same ? "" : line + "\n");
            }
            file.write(text + provider + ", " + model + ", " + source + "\n");
            return key;
        });
    }
}
