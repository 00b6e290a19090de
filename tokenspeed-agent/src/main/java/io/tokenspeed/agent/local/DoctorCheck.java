package io.tokenspeed.agent.local;

import io.tokenspeed.agent.archive.ArchiveText;
import io.tokenspeed.agent.doctor.CrossCheck;
import io.tokenspeed.agent.doctor.CrossChecks;
import io.tokenspeed.agent.doctor.DatabaseContents;
import io.tokenspeed.agent.doctor.DatabaseFacts;
import io.tokenspeed.agent.doctor.DoctorFacts;
import io.tokenspeed.agent.doctor.FileFindings;
import io.tokenspeed.agent.doctor.SearchedFolder;
import io.tokenspeed.agent.doctor.StoredRecords;
import io.tokenspeed.agent.doctor.ToolFacts;
import io.tokenspeed.agent.telemetry.ExportLoss;
import io.tokenspeed.model.storage.Cursor;
import io.tokenspeed.model.storage.DoubleStore;
import io.tokenspeed.model.storage.FileCounts;
import io.tokenspeed.model.storage.LocalStorage;
import io.tokenspeed.model.storage.StorageException;
import io.tokenspeed.model.telemetry.TelemetryCounts;
import io.tokenspeed.model.usage.Dimension;
import io.tokenspeed.model.usage.UsageFilter;
import io.tokenspeed.model.usage.UsageTotals;
import io.tokenspeed.sources.Source;
import io.tokenspeed.sources.crosscheck.OwnRecords;
import io.tokenspeed.store.SqliteLocalStorage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Gathers the facts that {@code doctor} shows. A database that cannot be used is one of them, not a failure. */
final class DoctorCheck {
    private final Path path;
    private final List<Source> sources;
    private final PredecessorFindings moves;
    private final OwnRecords own;
    private final Supplier<SqliteLocalStorage> storage;

    DoctorCheck(
            Path path,
            List<Source> sources,
            PredecessorFindings moves,
            OwnRecords own,
            Supplier<SqliteLocalStorage> storage) {
        this.path = path;
        this.moves = moves;
        this.own = own;
        this.sources = sources;
        this.storage = storage;
    }

    DoctorFacts facts() {
        if (Files.notExists(path)) {
            return facts(
                    new DatabaseFacts(path, false, null, null, DatabaseContents.UNKNOWN, moves.of(null), null), null);
        }
        try {
            SqliteLocalStorage opened = storage.get();
            UsageTotals all = opened.usage().summary(UsageFilter.all(ZoneOffset.UTC));
            return facts(
                    database(
                            all,
                            found(opened),
                            ArchiveText.damaged(opened.archive().digests())),
                    opened);
        } catch (StorageException failure) {
            return facts(database(null, moves.of(null), failure.getMessage()), null);
        }
    }

    private List<String> found(SqliteLocalStorage opened) {
        List<String> found = new ArrayList<>(moves.of(opened));
        TelemetryCounts told = opened.telemetry().counts();
        if (told.records() > 0) {
            found.add(String.format(
                    Locale.ROOT,
                    "OpenTelemetry told of %d requests: %d lend their times to requests of a transcript, and %d are"
                            + " not in the transcript of their session.",
                    told.records(),
                    told.paired(),
                    told.unlogged()));
        }
        return found;
    }

    private DoctorFacts facts(DatabaseFacts database, @Nullable SqliteLocalStorage opened) {
        Map<String, Long> stored = opened == null ? Map.of() : opened.requests().countByTool();
        Map<String, Long> requests = opened == null ? Map.of() : requests(opened);
        List<ToolFacts> tools = new ArrayList<>();
        for (String tool : sources.stream().map(Source::tool).distinct().toList()) {
            List<Cursor> cursors = opened == null ? List.of() : opened.cursors().list(tool);
            tools.add(tool(tool, cursors, stored.getOrDefault(tool, 0L), requests.getOrDefault(tool, 0L))
                    .with(RetentionCheck.of(tool, sources, cursors, opened)));
        }
        List<DoubleStore> twice =
                opened == null ? List.of() : opened.requests().possiblyTwice(UsageFilter.all(ZoneOffset.UTC));
        List<CrossCheck> checks = opened == null ? List.of() : crossChecks(opened);
        return new DoctorFacts(database, tools, twice, null, checks, null, ExportLoss.NONE);
    }

    private List<CrossCheck> crossChecks(LocalStorage opened) {
        return new CrossChecks(opened.usage()).of(own.read());
    }

    private static Map<String, Long> requests(LocalStorage opened) {
        return opened.usage().breakdown(UsageFilter.all(ZoneOffset.UTC), List.of(Dimension.TOOL)).stream()
                .collect(Collectors.toMap(
                        row -> row.keys().get(0), row -> row.totals().requests()));
    }

    private DatabaseFacts database(@Nullable UsageTotals all, List<String> found, @Nullable String problem) {
        return new DatabaseFacts(
                path,
                true,
                bytes(),
                all == null ? null : Integer.toString(SqliteLocalStorage.SCHEMA_VERSION),
                new DatabaseContents(
                        all == null ? null : (Long) all.requests(),
                        all == null ? null : (Long) all.attempts(),
                        instant(all == null ? null : all.firstAtMillis()),
                        instant(all == null ? null : all.lastAtMillis())),
                found,
                problem);
    }

    private @Nullable Long bytes() {
        try {
            Path log = path.resolveSibling(path.getFileName() + "-wal");
            return Files.size(path) + (Files.exists(log) ? Files.size(log) : 0);
        } catch (IOException unreadable) {
            return null;
        }
    }

    private static @Nullable Instant instant(@Nullable Long millis) {
        return millis == null ? null : Instant.ofEpochMilli(millis);
    }

    /** The facts of one tool, whose logs may lie in several homes. */
    private ToolFacts tool(String tool, List<Cursor> cursors, long stored, long requests) {
        FileCounts counts = FileCounts.ZERO;
        List<String> problems = new ArrayList<>();
        List<SearchedFolder> folders = new ArrayList<>();
        for (Source source : sources) {
            if (source.tool().equals(tool)) {
                problems.addAll(source.discover().problems());
                source.roots().forEach(root -> folders.add(new SearchedFolder(tool, root, Files.isDirectory(root))));
            }
        }
        for (Cursor cursor : cursors) {
            counts = counts.plus(cursor.counts());
            if (cursor.problem() != null) {
                problems.add(cursor.problem());
            }
        }
        long duplicates = Math.max(0, counts.records() - stored);
        return new ToolFacts(
                tool,
                folders,
                cursors.size(),
                counts,
                new StoredRecords(stored, requests, duplicates),
                FileFindings.worst(cursors),
                problems);
    }
}
