package io.tokenspeed.sources.engine;

import io.tokenspeed.model.storage.Cursor;
import io.tokenspeed.model.storage.CursorStamp;
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
    /** Up to so many cursors are looked up one by one. */
    private static final int FEW = 20;

    static Plan of(Searches searches, CursorTable cursors) {
        List<Task> tasks = new ArrayList<>();
        List<String> problems = new ArrayList<>();
        long files = 0;
        for (Searches.Search search : searches.all()) {
            Source source = search.source();
            Discovery discovery = search.found();
            files += discovery.files().size();
            problems.addAll(discovery.problems());
            if (!discovery.files().isEmpty()) {
                addChanged(source, discovery, cursors, tasks);
            }
        }
        tasks.sort(Comparator.comparingLong((Task task) -> task.file().size()).reversed());
        return new Plan(tasks, files, problems);
    }

    private static void addChanged(Source source, Discovery discovery, CursorTable cursors, List<Task> tasks) {
        List<SourceFile> changed = changed(source, discovery, cursors);
        if (changed.isEmpty()) {
            return;
        }
        FileReader reader = source.reader(
                discovery, path -> cursors.find(source.tool(), path).orElse(null));
        Map<String, Cursor> known = known(source.tool(), changed, cursors);
        for (SourceFile file : changed) {
            tasks.add(new Task(source.tool(), source.readerVersion(), file, known.get(file.name()), reader));
        }
    }

    /** Looks at the stamps alone, because most files have not changed and a cursor may hold kilobytes. */
    private static List<SourceFile> changed(Source source, Discovery discovery, CursorTable cursors) {
        Map<String, CursorStamp> stamps = new HashMap<>();
        for (CursorStamp stamp : cursors.stamps(source.tool())) {
            stamps.put(stamp.file().path(), stamp);
        }
        List<SourceFile> changed = new ArrayList<>();
        for (SourceFile file : discovery.files()) {
            CursorStamp stamp = stamps.get(file.name());
            if (stamp == null || !file.unchangedSince(stamp, source.readerVersion())) {
                changed.add(file);
            }
        }
        return changed;
    }

    private static Map<String, Cursor> known(String tool, List<SourceFile> changed, CursorTable cursors) {
        Map<String, Cursor> known = new HashMap<>();
        if (changed.size() > FEW) {
            cursors.list(tool).forEach(cursor -> known.put(cursor.file().path(), cursor));
        } else {
            changed.forEach(
                    file -> cursors.find(tool, file.name()).ifPresent(cursor -> known.put(file.name(), cursor)));
        }
        return known;
    }

    long bytes() {
        return tasks.stream().mapToLong(task -> task.file().size()).sum();
    }
}
