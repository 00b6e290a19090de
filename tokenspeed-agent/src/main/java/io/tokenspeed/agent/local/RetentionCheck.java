package io.tokenspeed.agent.local;

import io.tokenspeed.agent.doctor.Retention;
import io.tokenspeed.model.environment.PathText;
import io.tokenspeed.model.storage.Cursor;
import io.tokenspeed.model.telemetry.MetricTotal;
import io.tokenspeed.model.telemetry.TelemetryTable;
import io.tokenspeed.model.usage.UsageFilter;
import io.tokenspeed.model.usage.UsageReader;
import io.tokenspeed.sources.Source;
import io.tokenspeed.sources.crosscheck.TranscriptPeriod;
import io.tokenspeed.sources.otlp.DeletedTranscripts;
import io.tokenspeed.store.SqliteLocalStorage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Finds out how long Claude Code keeps its transcripts, and which of those that were read are gone. */
final class RetentionCheck {
    private static final String TOOL = "claude";
    private static final String FOLDER = "projects";

    private RetentionCheck() {}

    /**
     * Returns what is known of a tool; null for a tool of which nothing is known, or that is not there. A folder that is
     * not there at all may be on a disk that is not connected, so nothing of it counts as gone.
     *
     * @param opened the database; null where it cannot be used
     */
    static @Nullable Retention of(
            String tool, List<Source> sources, List<Cursor> cursors, @Nullable SqliteLocalStorage opened) {
        List<Path> folders = !tool.equals(TOOL)
                ? List.of()
                : sources.stream()
                        .filter(source -> source.tool().equals(TOOL))
                        .flatMap(source -> source.roots().stream())
                        .filter(root -> root.endsWith(FOLDER) && Files.isDirectory(root))
                        .distinct()
                        .toList();
        if (folders.isEmpty()) {
            return null;
        }
        List<Path> real = folders.stream().map(RetentionCheck::real).toList();
        List<Cursor> gone =
                cursors.stream().filter(cursor -> isGone(cursor, real)).toList();
        return new Retention(
                folders.stream()
                        .map(folder -> TranscriptPeriod.read(folder.resolveSibling("settings.json")))
                        .flatMap(Optional::stream)
                        .toList(),
                gone.size(),
                gone.stream()
                        .map(cursor -> Instant.ofEpochMilli(cursor.file().modifiedMillis()))
                        .max(Instant::compareTo)
                        .orElse(null),
                opened == null ? null : firstAt(opened.usage()),
                opened == null ? null : told(opened.telemetry()));
    }

    private static boolean isGone(Cursor cursor, List<Path> folders) {
        try {
            Path path = PathText.path(cursor.file().path());
            return cursor.counts().records() > 0
                    && folders.stream().anyMatch(path::startsWith)
                    && Files.notExists(path);
        } catch (InvalidPathException ofAnotherLocale) {
            return false;
        }
    }

    /** Cursors hold real paths. */
    private static Path real(Path folder) {
        try {
            return folder.toRealPath();
        } catch (IOException unreadable) {
            return folder;
        }
    }

    private static @Nullable Instant firstAt(UsageReader usage) {
        Long millis =
                usage.summary(UsageFilter.all(ZoneOffset.UTC).withTool(TOOL)).firstAtMillis();
        return millis == null ? null : Instant.ofEpochMilli(millis);
    }

    private static @Nullable MetricTotal told(TelemetryTable telemetry) {
        return telemetry.sums(TOOL).stream()
                .filter(total -> total.of().equals(DeletedTranscripts.SUM))
                .findFirst()
                .orElse(null);
    }
}
