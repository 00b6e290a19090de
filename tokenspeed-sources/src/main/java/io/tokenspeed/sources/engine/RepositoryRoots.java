package io.tokenspeed.sources.engine;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * The project that a folder belongs to where it lies in an additional working tree of a git repository: the same folder
 * in the main working tree, so that all working trees of a repository are one project. Git writes a file {@code .git}
 * into an additional working tree, whose one line names the repository; see {@code gitrepository-layout(5)}. A working
 * tree that was deleted is recognised only where Claude Code made it, below {@code .claude/worktrees}. Safe for use by
 * several threads; looks at a folder once.
 */
final class RepositoryRoots {
    private static final String CLAUDE_TREES = "/.claude/worktrees/";
    private static final String LINE = "gitdir: ";
    private static final long MAX_LINE = 8192;

    private final Map<String, String> known = new ConcurrentHashMap<>();

    /** Returns the folder, or the one in the main working tree. */
    String of(String folder) {
        return known.computeIfAbsent(folder, RepositoryRoots::find);
    }

    private static String find(String folder) {
        int trees = folder.indexOf(CLAUDE_TREES);
        if (trees > 0) {
            int end = folder.indexOf('/', trees + CLAUDE_TREES.length());
            return folder.substring(0, trees) + (end < 0 ? "" : folder.substring(end));
        }
        try {
            Path path = Path.of(folder);
            return path.isAbsolute() ? String.valueOf(inMainTree(path)) : folder;
        } catch (InvalidPathException | IOException unreadable) {
            return folder;
        }
    }

    private static Path inMainTree(Path folder) throws IOException {
        for (Path tree = folder; tree != null; tree = tree.getParent()) {
            Path git = tree.resolve(".git");
            if (Files.isDirectory(git)) {
                return folder;
            }
            if (Files.isRegularFile(git)) {
                Path main = mainTree(tree, git);
                return main == null
                        ? folder
                        : main.resolve(tree.relativize(folder)).normalize();
            }
        }
        return folder;
    }

    /** Returns the main working tree, or the repository where it has none; null for a submodule. */
    private static @Nullable Path mainTree(Path tree, Path git) throws IOException {
        String line = Files.size(git) > MAX_LINE ? "" : Files.readString(git).strip();
        if (!line.startsWith(LINE)) {
            return null;
        }
        Path own = tree.resolve(line.substring(LINE.length())).normalize();
        Path trees = own.getParent();
        Path repository = trees == null ? null : trees.getParent();
        if (trees == null || repository == null || !trees.endsWith("worktrees")) {
            return null;
        }
        return repository.endsWith(".git") ? repository.getParent() : repository;
    }
}
