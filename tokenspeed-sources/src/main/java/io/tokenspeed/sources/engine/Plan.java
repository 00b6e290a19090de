package io.tokenspeed.sources.engine;

import io.tokenspeed.model.storage.Cursor;
import io.tokenspeed.model.storage.CursorTable;
import io.tokenspeed.sources.Discovery;
import io.tokenspeed.sources.FileReader;
import io.tokenspeed.sources.Source;
import io.tokenspeed.sources.SourceFile;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The files that an import has to read.
 *
 * @param tasks files that are new or have changed, the largest first, so that the import does not end with one worker
 *     on a large file
 * @param files how many files there are in all
 * @param problems files and folders that could not be read, one sentence each
 */
record Plan(List<Task> tasks, long files, List<String> problems) {

    static Plan of(List<Source> sources, CursorTable cursors) {
        List<Task> tasks = new ArrayList<>();
        List<String> problems = new ArrayList<>();
        long files = 0;
        for (Source source : sources) {
            Discovery discovery = source.discover();
            files += discovery.files().size();
            problems.addAll(discovery.problems());
            if (!discovery.files().isEmpty()) {
                addChanged(source, discovery, byPath(cursors.list(source.tool())), tasks);
            }
        }
        tasks.sort(Comparator.comparingLong((Task task) -> task.file().size()).reversed());
        return new Plan(tasks, files, problems);
    }

    private static void addChanged(Source source, Discovery discovery, Map<String, Cursor> cursors, List<Task> tasks) {
        FileReader reader = source.reader(discovery, cursors);
        for (SourceFile file : discovery.files()) {
            Cursor cursor = cursors.get(file.name());
            if (cursor == null || !file.unchangedSince(cursor, source.readerVersion())) {
                tasks.add(new Task(source.tool(), source.readerVersion(), file, cursor, reader));
            }
        }
    }

    private static Map<String, Cursor> byPath(List<Cursor> cursors) {
        Map<String, Cursor> byPath = new HashMap<>(cursors.size() * 2);
        for (Cursor cursor : cursors) {
            byPath.put(cursor.file().path(), cursor);
        }
        return byPath;
    }

    long bytes() {
        return tasks.stream().mapToLong(task -> task.file().size()).sum();
    }
}
