package io.tokenspeed.sources;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FileSearchTest {
    @TempDir
    private Path folder;

    private Path outer;
    private Path inner;

    @BeforeEach
    void write() throws IOException {
        outer = Files.createDirectories(folder.toRealPath().resolve("outer"));
        inner = Files.createDirectories(outer.resolve("inner"));
        Files.writeString(outer.resolve("a.jsonl"), "1");
        Files.writeString(inner.resolve("b.jsonl"), "22");
        Files.writeString(inner.resolve("b.txt"), "no log");
    }

    @Test
    void find_rootInsideAnother_findsItsFilesOnce() {
        assertThat(found(outer, inner)).containsExactlyInAnyOrder(outer.resolve("a.jsonl"), inner.resolve("b.jsonl"));
        assertThat(found(inner, outer)).containsExactlyInAnyOrder(outer.resolve("a.jsonl"), inner.resolve("b.jsonl"));
    }

    @Test
    void find_sameRootTwice_findsItsFilesOnce() throws IOException {
        Path link = Files.createSymbolicLink(folder.resolve("link"), outer);

        assertThat(found(outer, link)).containsExactlyInAnyOrder(outer.resolve("a.jsonl"), inner.resolve("b.jsonl"));
    }

    @Test
    void find_missingRoot_isNoProblem() {
        Discovery found = FileSearch.find(List.of(folder.resolve("none")), path -> true);

        assertThat(found.files()).isEmpty();
        assertThat(found.problems()).isEmpty();
    }

    private static List<Path> found(Path... roots) {
        return FileSearch.find(List.of(roots), path -> path.toString().endsWith(".jsonl")).files().stream()
                .map(SourceFile::path)
                .toList();
    }
}
