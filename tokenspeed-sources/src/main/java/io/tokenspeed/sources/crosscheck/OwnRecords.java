package io.tokenspeed.sources.crosscheck;

import io.tokenspeed.model.environment.Environment;
import io.tokenspeed.sources.Source;
import io.tokenspeed.sources.SourceFile;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Finds and reads what tools keep of their own usage: Claude Code's {@code stats-cache.json}, the threads and the log of
 * Codex in {@code state_5.sqlite} and {@code logs_2.sqlite}, and the sessions in OpenCode's databases. A file that is
 * damaged, or that takes too long, is one of the results and not a failure. Nothing is written.
 */
public final class OwnRecords {
    private static final Pattern NUMBERED = Pattern.compile("(?:state|logs)_(\\d{1,6})\\.sqlite");
    private static final String DATABASE = ".db";

    private final List<Source> sources;
    private final Environment environment;
    private final long millis;

    /**
     * Reads nothing yet.
     *
     * @param sources the tools, whose folders are searched
     * @param millis how long reading may take in all, in milliseconds
     */
    public OwnRecords(List<Source> sources, Environment environment, long millis) {
        this.sources = List.copyOf(sources);
        this.environment = environment;
        this.millis = millis;
    }

    /** Reads them, in the order of the tools. */
    public List<OwnRecord> read() {
        Deadline deadline = Deadline.in(millis);
        List<OwnRecord> records = new ArrayList<>();
        for (Source source : sources) {
            switch (source.tool()) {
                case "claude" -> claude(source, records);
                case "codex" -> codex(source, deadline, records);
                case "opencode" -> openCode(source, deadline, records);
                default -> {}
            }
        }
        return List.copyOf(records);
    }

    private static void claude(Source source, List<OwnRecord> records) {
        parents(source)
                .map(folder -> folder.resolve("stats-cache.json"))
                .filter(Files::isRegularFile)
                .map(ClaudeStatistics::read)
                .forEach(records::add);
    }

    private void codex(Source source, Deadline deadline, List<OwnRecord> records) {
        List<Path> homes = environment
                .path("CODEX_SQLITE_HOME")
                .map(List::of)
                .orElseGet(() -> parents(source).toList());
        for (Path home : homes) {
            newest(home, "state_")
                    .map(file -> CodexDatabases.threads(file, deadline))
                    .ifPresent(records::add);
            newest(home, "logs_")
                    .map(file -> CodexDatabases.log(file, deadline))
                    .ifPresent(records::add);
        }
    }

    private static void openCode(Source source, Deadline deadline, List<OwnRecord> records) {
        List<OwnRecord> found = new ArrayList<>();
        for (SourceFile file : source.discover().files()) {
            if (file.path().toString().endsWith(DATABASE)) {
                found.add(OpenCodeSessions.read(file.path(), deadline));
            }
        }
        records.addAll(OpenCodeSessions.once(found));
    }

    /** The folders that hold the folders of logs, each once. */
    private static Stream<Path> parents(Source source) {
        return source.roots().stream()
                .map(Path::getParent)
                .flatMap(Stream::ofNullable)
                .distinct();
    }

    /** The file with the highest number, because a tool leaves those of its older releases. */
    private static Optional<Path> newest(Path home, String name) {
        Path newest = null;
        try (DirectoryStream<Path> files = Files.newDirectoryStream(home, name + "*.sqlite")) {
            for (Path file : files) {
                if (number(file) > number(newest)) {
                    newest = file;
                }
            }
        } catch (IOException absent) {
            return Optional.empty();
        }
        return Optional.ofNullable(newest);
    }

    private static int number(@Nullable Path file) {
        if (file == null) {
            return -1;
        }
        Matcher name = NUMBERED.matcher(file.getFileName().toString());
        return name.matches() ? Integer.parseInt(name.group(1)) : -1;
    }
}
