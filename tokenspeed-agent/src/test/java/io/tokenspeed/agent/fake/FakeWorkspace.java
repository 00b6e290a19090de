package io.tokenspeed.agent.fake;

import io.tokenspeed.agent.alert.LocalAlerts;
import io.tokenspeed.agent.config.Setting;
import io.tokenspeed.agent.config.Settings;
import io.tokenspeed.agent.doctor.DatabaseContents;
import io.tokenspeed.agent.doctor.DatabaseFacts;
import io.tokenspeed.agent.doctor.DoctorFacts;
import io.tokenspeed.agent.doctor.FileFindings;
import io.tokenspeed.agent.doctor.FoundSource;
import io.tokenspeed.agent.doctor.SearchedFolder;
import io.tokenspeed.agent.doctor.StoredRecords;
import io.tokenspeed.agent.doctor.ToolFacts;
import io.tokenspeed.agent.pricing.sync.PriceControl;
import io.tokenspeed.agent.statusline.TodayTotals;
import io.tokenspeed.agent.workspace.MatchedPrice;
import io.tokenspeed.agent.workspace.PriceExplanation;
import io.tokenspeed.agent.workspace.Workspace;
import io.tokenspeed.model.archive.ArchiveStore;
import io.tokenspeed.model.environment.Environment;
import io.tokenspeed.model.price.rate.Surcharges;
import io.tokenspeed.model.price.reprice.Repricing;
import io.tokenspeed.model.storage.FileCounts;
import io.tokenspeed.model.storage.Finding;
import io.tokenspeed.model.storage.StorageException;
import io.tokenspeed.model.storage.StoredRequest;
import io.tokenspeed.model.time.TimeRange;
import io.tokenspeed.model.usage.UsageFilter;
import io.tokenspeed.model.usage.UsageTotals;
import io.tokenspeed.sources.engine.HomeFolder;
import io.tokenspeed.sources.engine.ImportProgress;
import io.tokenspeed.sources.engine.ImportReport;
import io.tokenspeed.uploader.UploadStatus;
import io.tokenspeed.uploader.Uploader;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A workspace over fixed entries that counts its imports. */
public final class FakeWorkspace implements Workspace {
    /** The environment that its settings come from. */
    public static final Environment ENVIRONMENT =
            new Environment(Map.of("CODEX_HOME", "/data/codex"), Path.of("/home/dev"), Path.of("/home/dev/work/shop"));

    private final List<Entry> entries;
    private final FakeStorage storage;
    private @Nullable String storageProblem;
    private @Nullable RuntimeException failure;
    private List<String> problems = List.of();
    private LocalDate pricesAsOf = LocalDate.parse("2026-12-01");
    private int imports;
    private @Nullable HomeFolder importedFrom;
    private boolean closed;

    public FakeWorkspace(List<Entry> entries, List<StoredRequest> requests) {
        this.entries = List.copyOf(entries);
        this.storage = new FakeStorage(new FakeUsage(entries), requests);
    }

    /** A workspace over entries alone. */
    public static FakeWorkspace of(Entry... entries) {
        return new FakeWorkspace(List.of(entries), List.of());
    }

    /** Makes the database unusable. */
    public FakeWorkspace brokenBy(String problem) {
        storageProblem = problem;
        return this;
    }

    /** Makes imports fail in a way that nobody expected. */
    public FakeWorkspace failingWith(RuntimeException unexpected) {
        failure = unexpected;
        return this;
    }

    /** Makes imports and the self-check report problems. */
    public FakeWorkspace withProblems(String... sentences) {
        problems = List.of(sentences);
        return this;
    }

    /** Sets the day that its prices are of; they are newer than its requests otherwise. */
    public FakeWorkspace pricesAsOf(LocalDate day) {
        pricesAsOf = day;
        return this;
    }

    /** How often an import ran. */
    public int imports() {
        return imports;
    }

    /** The other home that was imported last; null before. */
    public @Nullable HomeFolder importedFrom() {
        return importedFrom;
    }

    /** Whether it was closed. */
    public boolean closed() {
        return closed;
    }

    @Override
    public FakeStorage storage() {
        if (storageProblem != null) {
            throw new StorageException(storageProblem, null);
        }
        return storage;
    }

    @Override
    public Environment environment() {
        return ENVIRONMENT;
    }

    @Override
    public ImportReport importNow(ImportProgress progress) {
        if (failure != null) {
            throw failure;
        }
        imports++;
        progress.stored(500, 1000, 7);
        return new ImportReport(340, 12, new FileCounts(12_345, 1_204, 3), 1_190, problems);
    }

    @Override
    public List<SearchedFolder> searchedFolders() {
        return List.of(
                new SearchedFolder("claude", Path.of("/home/dev/.claude/projects"), true),
                new SearchedFolder("codex", Path.of("/data/codex/sessions"), false),
                new SearchedFolder("opencode", Path.of("/home/dev/.local/share/opencode"), false));
    }

    @Override
    public List<FoundSource> foundSources() {
        List<SearchedFolder> folders = searchedFolders();
        return List.of(
                new FoundSource("claude", folders.subList(0, 1), 340, 12_345_678, 1_190, List.of()),
                new FoundSource("codex", folders.subList(1, 2), 0, 0, 7, List.of()),
                new FoundSource("opencode", folders.subList(2, 3), 0, 0, 0, List.of()));
    }

    @Override
    public ImportReport importFrom(HomeFolder home, ImportProgress progress) {
        importedFrom = home;
        return home.path().endsWith("empty")
                ? new ImportReport(0, 0, FileCounts.ZERO, 0, List.of())
                : importNow(progress);
    }

    @Override
    public Optional<PriceExplanation> explainPrice(String model, @Nullable String provider, Instant at) {
        if (!model.equals("claude-opus-4-8")) {
            return Optional.empty();
        }
        return Optional.of(new PriceExplanation(
                model,
                "exact name",
                new MatchedPrice(
                        "anthropic/claude-opus-4-8/1",
                        "claude-opus-4-8",
                        provider,
                        at,
                        true,
                        "price list",
                        LocalDate.parse("2026-11-01")),
                List.of(
                        new PriceExplanation.Rate("input", 5_000_000_000L, null),
                        new PriceExplanation.Rate("output", 37_500_000_000L, "above 200,000 prompt tokens")),
                new Surcharges(Map.of("us", 1_100_000L), 10_000_000_000L)));
    }

    @Override
    public Repricing repricing() {
        throw new UnsupportedOperationException("fixed entries have no costs to compute");
    }

    @Override
    public PriceControl prices() {
        throw new UnsupportedOperationException("syncs need a real database");
    }

    @Override
    public LocalDate pricesAsOf() {
        return pricesAsOf;
    }

    @Override
    public DoctorFacts doctorFacts() {
        DatabaseFacts database = new DatabaseFacts(
                Path.of("/home/dev/.local/share/opencode/tokenspeed-monitor/tokenspeed-monitor.sqlite"),
                storageProblem == null,
                storageProblem == null ? 1_048_576L : null,
                "12",
                new DatabaseContents(
                        storageProblem == null ? 1_180L : null,
                        storageProblem == null ? 1_190L : null,
                        Instant.parse("2026-10-01T10:00:00Z"),
                        Instant.parse("2026-11-05T10:00:00Z")),
                List.of("The salt file /home/dev/anon-salt.txt was found (TS_ANON_SALT_PATH)."),
                storageProblem);
        ToolFacts claude = new ToolFacts(
                "claude",
                searchedFolders().subList(0, 1),
                340,
                new FileCounts(12_345, 1_204, 3, 1),
                new StoredRecords(1_190, 1_180, 14),
                List.of(damaged()),
                problems);
        return new DoctorFacts(database, List.of(claude));
    }

    private static FileFindings damaged() {
        return new FileFindings(
                "/home/dev/.claude/projects/-home-dev-shop/s-1.jsonl",
                3,
                1,
                List.of(
                        new Finding("line 7", false, "not JSON"),
                        new Finding("line 12", true, "input_tokens is negative"),
                        new Finding("line 31", false, "no readable time"),
                        new Finding("line 32", false, "no readable time")));
    }

    @Override
    public TodayTotals today(ZoneId zone) {
        LocalDate today = LocalDate.parse("2026-11-05");
        UsageTotals totals =
                storage.usage().summary(UsageFilter.all(zone).during(TimeRange.ofDays(today, today, zone)));
        return new TodayTotals(totals, "claude-opus-4-8", Duration.ZERO);
    }

    @Override
    public List<Setting> settings() {
        return new Settings(ENVIRONMENT)
                .list(
                        Path.of("/home/dev/db.sqlite"),
                        Path.of("/home/dev/.cache/tokenspeed"),
                        Path.of("/home/dev/.config/tokenspeed/prices.csv"),
                        ZoneOffset.UTC);
    }

    @Override
    public @Nullable UploadStatus uploadStatus(String version) {
        return null;
    }

    @Override
    public Uploader uploader(String version) {
        throw new UnsupportedOperationException("the fake sends nothing");
    }

    @Override
    public ArchiveStore archive() {
        throw new UnsupportedOperationException("has no archive");
    }

    @Override
    public LocalAlerts alerts() {
        throw new UnsupportedOperationException("alerts need a real database");
    }

    @Override
    public FakeWorkspace demo() {
        return new FakeWorkspace(entries, List.of());
    }

    @Override
    public void close() {
        closed = true;
    }
}
