package io.tokenspeed.model.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OwnerFileTest {
    @TempDir
    private Path folder;

    @Test
    void write_makesFileAndFoldersForTheirOwner() throws IOException {
        Path path = folder.resolve("a/b/secret");

        new OwnerFile(path).write("one");

        assertThat(new OwnerFile(path).read()).contains("one");
        assertThat(rights(folder.resolve("a"))).isEqualTo("rwx------");
        assertThat(rights(folder.resolve("a/b"))).isEqualTo("rwx------");
        assertThat(rights(path)).isEqualTo("rw-------");
    }

    @Test
    void write_replacesTextAndRights_andLeavesNothingBeside() throws IOException {
        Path path = Files.writeString(folder.resolve("secret"), "old");
        Files.setPosixFilePermissions(path, PosixFilePermissions.fromString("rw-r--r--"));

        new OwnerFile(path).write("new");

        assertThat(path).hasContent("new");
        assertThat(rights(path)).isEqualTo("rw-------");
        assertThat(names()).containsExactly("secret");
    }

    @Test
    void write_inPlaceOfAFolder_failsAndLeavesNothingBeside() throws IOException {
        Path path = Files.createDirectory(folder.resolve("secret"));
        Files.createFile(path.resolve("inside"));

        assertThatThrownBy(() -> new OwnerFile(path).write("new")).isInstanceOf(IOException.class);

        assertThat(names()).containsExactly("secret");
    }

    @Test
    void write_belowALinkToAFolder() throws IOException {
        Path real = Files.createDirectory(folder.resolve("real"));
        Path link = Files.createSymbolicLink(folder.resolve("link"), real);

        new OwnerFile(link.resolve("secret")).write("one");

        assertThat(real.resolve("secret")).hasContent("one");
    }

    @Test
    void read_ofNoFile_isEmpty() throws IOException {
        assertThat(new OwnerFile(folder.resolve("secret")).read()).isEmpty();
    }

    @Test
    void writeNew_keepsWhatIsThere() throws IOException {
        OwnerFile file = new OwnerFile(folder.resolve("a/secret"));

        assertThat(file.writeNew("one")).isTrue();
        assertThat(file.writeNew("two")).isFalse();

        assertThat(file.read()).contains("one");
        assertThat(rights(folder.resolve("a/secret"))).isEqualTo("rw-------");
        assertThat(folder.resolve("a")).isDirectoryNotContaining("glob:**.new");
    }

    @Test
    void delete_removesIt() throws IOException {
        OwnerFile file = new OwnerFile(folder.resolve("secret"));
        file.write("one");

        file.delete();
        file.delete();

        assertThat(names()).isEmpty();
    }

    @Test
    void create_leavesContentAndRightsOfWhatIsThere() throws IOException {
        Path path = Files.writeString(folder.resolve("shared"), "kept");
        Files.setPosixFilePermissions(path, PosixFilePermissions.fromString("rw-r-----"));

        OwnerFile.create(path);

        assertThat(path).hasContent("kept");
        assertThat(rights(path)).isEqualTo("rw-r-----");
    }

    @Test
    void closeToOthers_takesTheirRightsOnly() throws IOException {
        Path path = Files.writeString(folder.resolve("open"), "");
        Files.setPosixFilePermissions(path, PosixFilePermissions.fromString("r-xr-xr-x"));
        assertThat(OwnerFile.isOpenToOthers(path)).isTrue();
        assertThat(OwnerFile.isOpenToAll(path)).isTrue();

        OwnerFile.closeToOthers(path);

        assertThat(rights(path)).isEqualTo("r-x------");
        assertThat(OwnerFile.isOpenToOthers(path)).isFalse();
        assertThat(OwnerFile.isOpenToAll(path)).isFalse();
    }

    @Test
    void isOpenToAll_isNotSoForAGroup() throws IOException {
        Path path = Files.writeString(folder.resolve("open"), "");
        Files.setPosixFilePermissions(path, PosixFilePermissions.fromString("rw-r-----"));

        assertThat(OwnerFile.isOpenToAll(path)).isFalse();
        assertThat(OwnerFile.isOpenToOthers(path)).isTrue();
        assertThat(OwnerFile.isOpenToAll(folder.resolve("absent"))).isFalse();
    }

    private static String rights(Path path) throws IOException {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
    }

    private List<String> names() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString()).toList();
        }
    }
}
