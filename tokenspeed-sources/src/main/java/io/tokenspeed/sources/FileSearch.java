package io.tokenspeed.sources;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileSystemLoopException;
import java.nio.file.FileVisitOption;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;

/** Finds files below folders. A missing folder is skipped; a folder that cannot be read is reported as a problem. */
public final class FileSearch {
    private final List<SourceFile> files = new ArrayList<>();
    private final List<String> problems = new ArrayList<>();

    /**
     * Returns all regular files below the roots that the predicate accepts, each once where a root is the same folder as
     * another or inside it.
     */
    public static Discovery find(List<Path> roots, Predicate<Path> wanted) {
        FileSearch search = new FileSearch();
        Set<Path> real = new LinkedHashSet<>();
        for (Path root : roots) {
            if (Files.isDirectory(root)) {
                real.add(search.real(root));
            }
        }
        real.forEach(root -> search.walk(root, wanted));
        return new Discovery(anyInside(real) ? once(search.files) : List.copyOf(search.files), search.problems);
    }

    /**
     * Whether a folder is inside another, so that its files are found twice. Where none is, nothing is compared, because
     * hashing thousands of paths takes a start milliseconds.
     */
    private static boolean anyInside(Set<Path> roots) {
        return roots.stream()
                .anyMatch(root -> roots.stream().anyMatch(other -> !other.equals(root) && root.startsWith(other)));
    }

    private static List<SourceFile> once(List<SourceFile> files) {
        Set<Path> known = new HashSet<>();
        return files.stream().filter(file -> known.add(file.path())).toList();
    }

    /** Returns the file with its current attributes. */
    public static SourceFile describe(Path path, BasicFileAttributes attributes) {
        Object key = attributes.fileKey();
        return new SourceFile(
                path,
                key == null ? "" : key.toString(),
                attributes.size(),
                attributes.lastModifiedTime().toMillis());
    }

    private Path real(Path root) {
        try {
            return root.toRealPath();
        } catch (IOException unreadable) {
            return root;
        }
    }

    private void walk(Path root, Predicate<Path> wanted) {
        try {
            Files.walkFileTree(root, EnumSet.of(FileVisitOption.FOLLOW_LINKS), Integer.MAX_VALUE, new Visitor(wanted));
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private final class Visitor extends SimpleFileVisitor<Path> {
        private final Predicate<Path> wanted;

        Visitor(Predicate<Path> wanted) {
            this.wanted = wanted;
        }

        @Override
        public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
            if (attributes.isRegularFile() && wanted.test(file)) {
                files.add(describe(file, attributes));
            }
            return FileVisitResult.CONTINUE;
        }

        @Override
        public FileVisitResult visitFileFailed(Path file, IOException failure) {
            if (!(failure instanceof FileSystemLoopException)) {
                problems.add(FileFailure.sentence(file, failure));
            }
            return FileVisitResult.CONTINUE;
        }

        @Override
        public FileVisitResult postVisitDirectory(Path folder, @org.jspecify.annotations.Nullable IOException failure) {
            if (failure != null) {
                problems.add(FileFailure.ofRest(folder, failure));
            }
            return FileVisitResult.CONTINUE;
        }
    }
}
