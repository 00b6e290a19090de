package io.tokenspeed.sources.database;

import io.tokenspeed.sources.Discovery;
import io.tokenspeed.sources.FileFailure;
import io.tokenspeed.sources.SourceFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Looks for databases of other programs. */
public final class DatabaseSearch {
    private DatabaseSearch() {}

    /** Returns the databases that exist, each once. One that cannot be looked at is a problem in the result. */
    public static Discovery find(List<Path> databases) {
        Map<Path, SourceFile> files = new LinkedHashMap<>();
        List<String> problems = new ArrayList<>();
        for (Path database : databases) {
            try {
                if (Files.isRegularFile(database)) {
                    SourceFile file = describe(database);
                    files.put(file.path(), file);
                }
            } catch (IOException e) {
                problems.add(FileFailure.sentence(database, e));
            }
        }
        return new Discovery(List.copyOf(files.values()), problems);
    }

    /** Describes a database by its real path, because SQLite keeps the write-ahead log beside the real file. */
    public static SourceFile describe(Path database) throws IOException {
        Path path = database.toRealPath();
        FileStamps stamps = FileStamps.of(path);
        return new SourceFile(path, stamps.fileKey(), stamps.totalSize(), stamps.lastModified());
    }
}
