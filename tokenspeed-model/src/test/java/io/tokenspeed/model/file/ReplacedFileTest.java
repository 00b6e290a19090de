package io.tokenspeed.model.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReplacedFileTest {
    @TempDir
    private Path folder;

    @Test
    void rewrite_newFile_isItsOwnersInAnOrdinaryFolder() throws IOException {
        Path file = folder.resolve("a/settings.json");
        Path ordinary = Files.createDirectory(folder.resolve("ordinary"));

        ReplacedFile.rewrite(file, "{}");

        assertThat(file).hasContent("{}");
        assertThat(rights(file)).isEqualTo("rw-------");
        assertThat(rights(folder.resolve("a"))).isEqualTo(rights(ordinary));
    }

    @Test
    void rewrite_keepsRights() throws IOException {
        Path file = Files.writeString(folder.resolve("settings.json"), "old");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-x--x"));

        ReplacedFile.rewrite(file, "new");

        assertThat(file).hasContent("new");
        assertThat(rights(file)).isEqualTo("rwxr-x--x");
        assertThat(folder).isDirectoryNotContaining("glob:**.new");
    }

    @Test
    void rewrite_followsALink() throws IOException {
        Path real = Files.writeString(folder.resolve("real.json"), "old");
        Path link = Files.createSymbolicLink(folder.resolve("settings.json"), real);

        ReplacedFile.rewrite(link, "new");

        assertThat(link).isSymbolicLink();
        assertThat(real).hasContent("new");
    }

    @Test
    void rewrite_leavesAnotherNameOfTheOldFile() throws IOException {
        Path file = Files.writeString(folder.resolve("settings.json"), "old");
        Path reader = Files.createLink(folder.resolve("whoever-reads-it"), file);

        ReplacedFile.rewrite(file, "new");

        assertThat(reader).hasContent("old");
    }

    @Test
    void copy_hasTheRightsOfNewFiles() throws IOException {
        Path file = folder.resolve("a/library.so");
        Path ordinary = Files.createFile(folder.resolve("ordinary"));

        ReplacedFile.copy(new ByteArrayInputStream(new byte[] {1, 2, 3}), file);

        assertThat(file).hasBinaryContent(new byte[] {1, 2, 3});
        assertThat(rights(file)).isEqualTo(rights(ordinary));
    }

    @Test
    void copy_ofContentThatEndsEarly_leavesTheOldFileAlone() throws IOException {
        Path file = Files.writeString(folder.resolve("library.so"), "old");
        InputStream broken = new FilterInputStream(new ByteArrayInputStream(new byte[10])) {
            @Override
            public int read(byte[] into, int from, int most) throws IOException {
                int count = super.read(into, from, most);
                if (count < 0) {
                    throw new IOException("broken off");
                }
                return count;
            }
        };

        assertThatThrownBy(() -> ReplacedFile.copy(broken, file)).hasMessage("broken off");

        assertThat(file).hasContent("old");
        assertThat(folder).isDirectoryNotContaining("glob:**.new");
    }

    @Test
    void put_replacesAndSaysWhere() throws IOException {
        Path part = Files.writeString(folder.resolve("db.part"), "new");
        Path file = Files.writeString(folder.resolve("db"), "old");

        assertThat(ReplacedFile.put(part, file)).isEqualTo(file);

        assertThat(file).hasContent("new");
        assertThat(part).doesNotExist();
    }

    private static String rights(Path path) throws IOException {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
    }
}
