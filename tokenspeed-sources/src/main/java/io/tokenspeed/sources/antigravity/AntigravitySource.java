package io.tokenspeed.sources.antigravity;

import io.tokenspeed.model.environment.Environment;
import io.tokenspeed.sources.Discovery;
import io.tokenspeed.sources.FileReader;
import io.tokenspeed.sources.KnownCursors;
import io.tokenspeed.sources.Source;
import io.tokenspeed.sources.SourceFile;
import io.tokenspeed.sources.database.DatabaseReader;
import io.tokenspeed.sources.records.FileCursors;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * Antigravity CLI's conversations: {@code antigravity-cli/conversations/<id>.db}, and {@code
 * antigravity-acp/conversations/<id>.db} of its server for editors, below {@code ~/.gemini} or the folders that {@code
 * GEMINI_HOME} names.
 */
public final class AntigravitySource implements Source {
    static final String TOOL = "antigravity";
    private static final FileCursors CURSORS = new FileCursors(TOOL, 1);

    private final Environment environment;

    /** Creates a source that finds its folders by the environment. */
    public AntigravitySource(Environment environment) {
        this.environment = environment;
    }

    @Override
    public String tool() {
        return TOOL;
    }

    @Override
    public int readerVersion() {
        return CURSORS.readerVersion();
    }

    @Override
    public List<Path> roots() {
        List<Path> named = environment.paths("GEMINI_HOME");
        List<Path> homes = named.isEmpty() ? List.of(environment.home().resolve(".gemini")) : named;
        return homes.stream()
                .flatMap(home -> Stream.of("antigravity-cli", "antigravity-acp")
                        .map(program -> home.resolve(program).resolve("conversations")))
                .distinct()
                .toList();
    }

    @Override
    public Discovery discover() {
        List<SourceFile> files = new ArrayList<>();
        List<String> problems = new ArrayList<>();
        roots().forEach(root -> new ConversationFolder(root, files, problems).search());
        return new Discovery(files.stream().distinct().toList(), problems);
    }

    /** A database that changed is read from its start, because its rows have no time of their last change. */
    @Override
    public FileReader reader(Discovery discovery, KnownCursors cursors) {
        return (file, cursor, sink) -> new DatabaseReader(CURSORS, new ConversationRows(file)).read(file, null, sink);
    }
}
