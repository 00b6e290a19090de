package io.tokenspeed.store.hub;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tokenspeed.model.storage.StorageException;
import io.tokenspeed.model.upload.Upload;
import io.tokenspeed.model.usage.UsageFilter;
import io.tokenspeed.testkit.fixture.TestBuckets;
import io.tokenspeed.testkit.fixture.TestDevices;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * A hub whose files are taken away acknowledges nothing more, and loses no earlier upload that is still on the disk.
 */
class TakenAwayHubTest {
    private static final String RESTART = " while the hub was running, so nothing is stored";

    @TempDir
    private Path folder;

    private Path path;
    private SqlHubStorage hub;

    @BeforeEach
    void open() {
        path = folder.resolve("hub.sqlite");
        hub = SqlHubStorage.sqlite(path);
        TestDevices.active(hub, 1);
        store(0);
    }

    private void store(int number) {
        assertThat(hub.uploads().store(List.of(numbered(number)))).hasSize(1);
    }

    /** An upload of one request. */
    private static Upload numbered(int number) {
        return TestBuckets.upload(TestDevices.id(1), TestBuckets.record(TestDevices.NOON + 300L * number, 1, 1));
    }

    private static long requests(SqlHubStorage of) {
        return of.tokens().usage(null).summary(UsageFilter.all(ZoneOffset.UTC)).requests();
    }

    /** Ways in which somebody may take away a file in use. */
    private enum Loss {
        DELETED("was deleted or moved away") {
            @Override
            void happen(Path path) throws IOException {
                Files.delete(path);
            }
        },
        ALL_DELETED("was deleted or moved away") {
            @Override
            void happen(Path path) throws IOException {
                Files.delete(path);
                Files.delete(log(path));
            }
        },
        REPLACED("was replaced by another file") {
            @Override
            void happen(Path path) throws IOException {
                Path copy = path.resolveSibling("copy");
                Files.copy(path, copy);
                Files.delete(path);
                Files.move(copy, path);
            }
        },
        LOG_DELETED("has lost its hub.sqlite-wal, which was deleted or moved away") {
            @Override
            void happen(Path path) throws IOException {
                Files.delete(log(path));
            }
        },
        LOG_REPLACED("has lost its hub.sqlite-wal, which was replaced or overwritten") {
            @Override
            void happen(Path path) throws IOException {
                Files.delete(log(path));
                Files.createFile(log(path));
            }
        },
        LOG_OVERWRITTEN("has lost its hub.sqlite-wal, which was replaced or overwritten") {
            @Override
            void happen(Path path) throws IOException {
                Files.write(log(path), new byte[4096]);
            }
        };

        private final String sentence;

        Loss(String sentence) {
            this.sentence = sentence;
        }

        abstract void happen(Path path) throws IOException;

        private static Path log(Path path) {
            return path.resolveSibling(path.getFileName() + "-wal");
        }
    }

    @ParameterizedTest
    @EnumSource(Loss.class)
    void hub_whoseFilesAreTakenAway_acknowledgesNothingMore(Loss loss) throws IOException {
        loss.happen(path);

        assertThatThrownBy(() -> store(1))
                .isInstanceOf(StorageException.class)
                .hasMessageStartingWith("The database " + path + " " + loss.sentence + RESTART);
        assertThatThrownBy(hub::check).isInstanceOf(StorageException.class).hasMessageContaining(loss.sentence);
        assertThatThrownBy(() -> requests(hub)).isInstanceOf(StorageException.class);
    }

    @Test
    void log_thatIsCutToNothing_isNoticedBeforeTheNextAcknowledgement() throws IOException {
        Files.write(path.resolveSibling("hub.sqlite-wal"), new byte[0]);

        assertThatThrownBy(() -> {
                    store(1);
                    store(2);
                })
                .isInstanceOf(StorageException.class);
    }

    @Test
    void file_thatIsPutBack_isUsedAgain() throws IOException {
        Path away = folder.resolve("away");
        Files.move(path, away);
        assertThatThrownBy(() -> store(1)).isInstanceOf(StorageException.class);
        Files.move(away, path);

        store(2);

        assertThat(requests(hub)).isEqualTo(2);
        hub.close();
    }

    @Test
    void log_thatWasDeleted_losesNothingThatWasAcknowledged() throws IOException {
        store(1);
        Loss.LOG_DELETED.happen(path);
        assertThatThrownBy(() -> store(2))
                .hasMessageEndingWith("; all that was acknowledged is in it, restart the hub.");
        hub.close();

        try (SqlHubStorage again = SqlHubStorage.sqlite(path)) {
            assertThat(requests(again)).isEqualTo(2);
            assertThat(again.tokens().drift()).isZero();
        }
    }

    @Test
    void close_afterAnotherDatabaseTookItsPlace_leavesThatAlone() throws IOException {
        Loss.ALL_DELETED.happen(path);
        Files.deleteIfExists(path.resolveSibling("hub.sqlite-shm"));
        try (SqlHubStorage other = SqlHubStorage.sqlite(path)) {
            TestDevices.active(other, 1);

            hub.close();

            other.uploads().store(List.of(numbered(5)));
            assertThat(requests(other)).isEqualTo(1);
        }
    }
}
