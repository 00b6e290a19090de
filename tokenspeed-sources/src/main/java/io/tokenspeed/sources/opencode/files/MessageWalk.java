package io.tokenspeed.sources.opencode.files;

import io.tokenspeed.sources.FileFailure;
import io.tokenspeed.sources.FileSearch;
import io.tokenspeed.sources.SourceFile;
import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Collects the message files below {@code storage/message}, one folder per session, and reads the attributes of each
 * file once.
 */
public final class MessageWalk extends SimpleFileVisitor<Path> {
    public static final int DEPTH = 2;
    public static final String SUFFIX = ".json";

    private final List<SourceFile> files;
    private final List<String> problems;

    public MessageWalk(List<SourceFile> files, List<String> problems) {
        this.files = files;
        this.problems = problems;
    }

    @Override
    public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
        String name = file.getFileName().toString();
        if (attributes.isRegularFile() && name.startsWith("msg_") && name.endsWith(SUFFIX)) {
            files.add(FileSearch.describe(file, attributes));
        }
        return FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult visitFileFailed(Path file, IOException e) {
        // A file that was deleted during the walk is not a problem.
        if (!(e instanceof NoSuchFileException)) {
            problems.add(FileFailure.sentence(file, e));
        }
        return FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult postVisitDirectory(Path folder, @Nullable IOException e) {
        if (e != null) {
            problems.add(FileFailure.sentence(folder, e));
        }
        return FileVisitResult.CONTINUE;
    }
}
