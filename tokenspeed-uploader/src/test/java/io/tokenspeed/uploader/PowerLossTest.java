package io.tokenspeed.uploader;

import static org.assertj.core.api.Assertions.assertThat;

import io.tokenspeed.uploader.queue.UploadQueue;
import io.tokenspeed.uploader.queue.database.StateName;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A power loss leaves only what was synchronised: the database's log up to its end at the last synchronisation. The
 * system calls of a process show that end for each commit that the process reported. Needs strace.
 */
@Tag("long")
class PowerLossTest {
    private static final Pattern WRITTEN =
            Pattern.compile("pwrite64\\(\\d+<[^>]*-wal>, .*, (\\d+), (\\d+)\\) += (\\d+)");
    private static final Pattern SYNCHRONISED = Pattern.compile("f(?:data)?sync\\(\\d+<[^>]*-wal>\\) += 0");
    private static final Pattern SAID = Pattern.compile("write\\(1<[^>]*>, \"\\d+\\\\n\"");

    @TempDir
    private Path folder;

    /**
     * Runs the process and returns, for every number that it printed, the bytes of the log that were on the disk by
     * then.
     */
    private List<Long> run(Path file, String synchronous) throws Exception {
        Path calls = folder.resolve("calls.txt");
        List<String> command = new ArrayList<>(
                List.of("strace", "-f", "-y", "-s", "8", "-e", "trace=pwrite64,fsync,fdatasync,write", "-o"));
        command.add(calls.toString());
        command.addAll(new ChildJvm(folder).command(CommittingProcess.class));
        command.addAll(List.of(file.toString(), synchronous));
        assertThat(start(command).waitFor()).isZero();
        return onDisk(Files.readAllLines(calls));
    }

    private static Process start(List<String> command) {
        try {
            return new ProcessBuilder(command)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
        } catch (IOException absent) {
            throw new AssertionError("strace is needed: apt-get install strace", absent);
        }
    }

    private static List<Long> onDisk(List<String> calls) {
        List<Long> onDisk = new ArrayList<>();
        long written = 0;
        long synchronised = 0;
        for (String call : calls) {
            Matcher writing = WRITTEN.matcher(call);
            if (writing.find()) {
                written = Math.max(written, Long.parseLong(writing.group(2)) + Long.parseLong(writing.group(3)));
            } else if (SYNCHRONISED.matcher(call).find()) {
                synchronised = written;
            } else if (SAID.matcher(call).find()) {
                onDisk.add(synchronised);
            }
        }
        assertThat(written).isPositive();
        return onDisk;
    }

    /** The number that the queue holds after a power loss, when so many bytes of the log were on the disk. */
    private int afterPowerLoss(Path file, long bytes) throws IOException {
        Path left = folder.resolve("left.sqlite");
        Path log = folder.resolve("left.sqlite-wal");
        Files.deleteIfExists(folder.resolve("left.sqlite-shm"));
        Files.write(left, Files.readAllBytes(file));
        Files.write(log, Files.readAllBytes(file.resolveSibling(file.getFileName() + "-wal")));
        try (FileChannel channel = FileChannel.open(log, StandardOpenOption.WRITE)) {
            channel.truncate(bytes);
        }
        try (UploadQueue queue = CommittingProcess.queue(left, "FULL")) {
            return queue.state(StateName.FAILURES).map(Integer::valueOf).orElse(0);
        }
    }

    @Test
    void powerLoss_losesNoCommit() throws Exception {
        Path file = folder.resolve("full.sqlite");

        List<Long> onDisk = run(file, "FULL");

        assertThat(onDisk).hasSize(CommittingProcess.NUMBERS);
        for (int i = 0; i < onDisk.size(); i++) {
            assertThat(afterPowerLoss(file, onDisk.get(i))).isGreaterThanOrEqualTo(i + 1);
        }
    }

    /** Shows that the test above can fail. */
    @Test
    void powerLoss_losesCommitsThatAreNotSynchronised() throws Exception {
        Path file = folder.resolve("normal.sqlite");

        List<Long> onDisk = run(file, "NORMAL");

        assertThat(onDisk).hasSize(CommittingProcess.NUMBERS);
        assertThat(afterPowerLoss(file, onDisk.get(onDisk.size() - 1))).isLessThan(CommittingProcess.NUMBERS);
    }
}
