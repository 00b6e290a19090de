package io.tokenspeed.sources.codex;

import io.tokenspeed.model.environment.Environment;
import io.tokenspeed.sources.Discovery;
import io.tokenspeed.sources.FileReader;
import io.tokenspeed.sources.FileSearch;
import io.tokenspeed.sources.KnownCursors;
import io.tokenspeed.sources.Source;
import io.tokenspeed.sources.SourceFile;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * Codex CLI's rollouts: {@code sessions/YYYY/MM/DD/rollout-*.jsonl} and {@code archived_sessions/rollout-*.jsonl} below
 * {@code $CODEX_HOME} (a list is allowed) or {@code ~/.codex}, plain or compressed with zstd. If a rollout exists in
 * both forms, only the plain one is read.
 */
public final class CodexSource implements Source {
    static final String TOOL = "codex";
    static final int READER_VERSION = 3;
    static final String PLAIN = ".jsonl";
    static final String COMPRESSED = ".jsonl.zst";

    private final Environment environment;
    private final Supplier<List<Path>> otherHomes;

    /** Creates a source that reads the user's own rollouts. */
    public CodexSource(Environment environment) {
        this(environment, List::of);
    }

    /**
     * Creates a source that also reads the rollouts in homes that other programs give to Codex.
     *
     * @param otherHomes asked at each search, because such a program may make more of them
     */
    public CodexSource(Environment environment, Supplier<List<Path>> otherHomes) {
        this.environment = environment;
        this.otherHomes = otherHomes;
    }

    @Override
    public String tool() {
        return TOOL;
    }

    @Override
    public int readerVersion() {
        return READER_VERSION;
    }

    @Override
    public List<Path> roots() {
        List<Path> configured = environment.paths("CODEX_HOME");
        List<Path> homes = configured.isEmpty() ? List.of(environment.home().resolve(".codex")) : configured;
        return Stream.concat(homes.stream(), otherHomes.get().stream())
                .flatMap(home -> Stream.of(home.resolve("sessions"), home.resolve("archived_sessions")))
                .toList();
    }

    @Override
    public Discovery discover() {
        Discovery found = FileSearch.find(roots(), CodexSource::isRollout);
        Set<String> plain = new HashSet<>();
        for (SourceFile file : found.files()) {
            String name = name(file.path());
            if (name.endsWith(PLAIN)) {
                plain.add(name);
            }
        }
        List<SourceFile> files = found.files().stream()
                .filter(file -> !isCompressed(file.path()) || !plain.contains(withoutZst(file.path())))
                .toList();
        return new Discovery(files, found.problems());
    }

    @Override
    public FileReader reader(Discovery discovery, KnownCursors cursors) {
        return new CodexReader(new CodexThreads(discovery.files()));
    }

    static boolean isCompressed(Path path) {
        return name(path).endsWith(COMPRESSED);
    }

    static String name(Path path) {
        Path name = path.getFileName();
        return name == null ? "" : name.toString();
    }

    private static boolean isRollout(Path path) {
        String name = name(path);
        return name.startsWith("rollout-") && (name.endsWith(PLAIN) || name.endsWith(COMPRESSED));
    }

    private static String withoutZst(Path path) {
        String name = name(path);
        return name.substring(0, name.length() - ".zst".length());
    }
}
