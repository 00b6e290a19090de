package io.tokenspeed.model.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LockFileTest {
    @TempDir
    private Path folder;

    /** Holds the lock of a file until its input ends. */
    static final class Holder {
        private Holder() {}

        public static void main(String[] arguments) throws IOException {
            new LockFile(Path.of(arguments[0])).whileHeld(file -> {
                System.out.write("held\n".getBytes(StandardCharsets.US_ASCII));
                System.out.flush();
                return System.in.read();
            });
        }
    }

    @Test
    void whileHeld_makesAPrivateFileAndGivesIt() throws IOException {
        Path path = folder.resolve("a/lock");

        int written = new LockFile(path).whileHeld(file -> file.write(ByteBuffer.wrap(new byte[] {1, 2})));

        assertThat(written).isEqualTo(2);
        assertThat(path).hasBinaryContent(new byte[] {1, 2});
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(path)))
                .isEqualTo("rw-------");
    }

    @Test
    void whileHeld_letsOneThreadWorkAtATime() {
        Path path = folder.resolve("lock");
        int[] count = new int[1];
        List<CompletableFuture<Void>> threads = IntStream.range(0, 4)
                .mapToObj(i -> CompletableFuture.runAsync(() -> countTo(path, count)))
                .toList();

        threads.forEach(CompletableFuture::join);

        assertThat(count[0]).isEqualTo(400);
    }

    private static void countTo(Path path, int[] count) {
        try {
            for (int i = 0; i < 100; i++) {
                new LockFile(path).whileHeld(file -> count[0]++);
            }
        } catch (IOException unusable) {
            throw new UncheckedIOException(unusable);
        }
    }

    @Test
    void whileHeld_workThatFails_letsGo() throws IOException {
        LockFile file = new LockFile(folder.resolve("lock"));

        assertThatThrownBy(() -> file.whileHeld(open -> {
                    throw new IOException("failed");
                }))
                .hasMessage("failed");

        assertThat(file.tryHold()).isPresent();
    }

    @Test
    void whileHeld_againByTheSameThread_goesOn() throws IOException {
        LockFile lock = new LockFile(folder.resolve("lock"));

        int inner = lock.whileHeld(file -> lock.whileHeld(again -> 7));

        assertThat(inner).isEqualTo(7);
        assertThat(lock.tryHold()).isPresent();
    }

    @Test
    void whileHeld_aLinkToAFileThatIsNotThere_makesTheFile() throws IOException {
        Path target = folder.resolve("target");
        Path link = Files.createSymbolicLink(folder.resolve("link"), target);

        new LockFile(link).whileHeld(file -> 0);

        assertThat(target).exists();
    }

    @Test
    void tryHold_isEmptyUntilTheOtherLetsGo() throws IOException {
        Path path = folder.resolve("lock");
        LockFile.Held held = new LockFile(path).tryHold().orElseThrow();

        assertThat(new LockFile(path).tryHold()).isEmpty();
        held.close();
        held.close();

        LockFile.Held next = new LockFile(path).tryHold().orElseThrow();
        assertThat(new LockFile(path).tryHold()).isEmpty();
        next.close();
    }

    @Test
    void tryHold_byAnotherNameOfTheFile_isEmpty() throws IOException {
        Path path = folder.resolve("lock");
        Path link = folder.resolve("link");
        try (LockFile.Held held = new LockFile(path).tryHold().orElseThrow()) {
            Files.createSymbolicLink(link, path);

            assertThat(held).isNotNull();
            assertThat(new LockFile(link).tryHold()).isEmpty();
        }
    }

    @Test
    void tryHold_isEmptyWhileAnotherProcessHoldsIt_alsoAfterATryOfThisOne() throws Exception {
        Path path = folder.resolve("lock");
        Process other = holder(path);
        try (BufferedReader says = other.inputReader()) {
            assertThat(says.readLine()).isEqualTo("held");

            assertThat(new LockFile(path).tryHold()).isEmpty();
            assertThat(new LockFile(path).tryHold()).isEmpty();

            other.destroyForcibly().waitFor();
            assertThat(new LockFile(path).tryHold()).isPresent();
        } finally {
            other.destroyForcibly();
        }
    }

    @Test
    void whileHeld_waitsForAnotherProcess() throws Exception {
        Path path = folder.resolve("lock");
        Process other = holder(path);
        try (BufferedReader says = other.inputReader()) {
            assertThat(says.readLine()).isEqualTo("held");
            CompletableFuture<Boolean> worked = CompletableFuture.supplyAsync(() -> worked(path));

            assertThat(worked).isNotDone();
            other.getOutputStream().close();

            assertThat(worked.join()).isTrue();
        } finally {
            other.destroyForcibly();
        }
    }

    private static boolean worked(Path path) {
        try {
            return new LockFile(path).whileHeld(file -> true);
        } catch (IOException unusable) {
            throw new UncheckedIOException(unusable);
        }
    }

    private static Process holder(Path path) throws IOException {
        return new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        Holder.class.getName(),
                        path.toString())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
    }
}
