package io.tokenspeed.sources.opencode;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import io.tokenspeed.model.price.Pricing;
import io.tokenspeed.model.request.Request;
import io.tokenspeed.model.request.Status;
import io.tokenspeed.model.storage.Cursor;
import io.tokenspeed.model.storage.ImportBatch;
import io.tokenspeed.model.storage.ImportWriter;
import io.tokenspeed.model.storage.StoredRequest;
import io.tokenspeed.model.usage.UsageFilter;
import io.tokenspeed.testkit.memory.InMemoryLocalStorage;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tests sessions of both versions in one database or several: each request counts once, with its project. */
class TwoGenerationsTest {
    private static final int ORDERS = 200;

    @TempDir
    Path folder;

    private TwoGenerations database;

    @BeforeEach
    void create() throws SQLException {
        database = new TwoGenerations(folder.resolve("opencode.db"));
    }

    @AfterEach
    void close() throws SQLException {
        database.close();
    }

    @Test
    void read_firstVersionAlone_countsStepsAndItsCompaction() throws Exception {
        database.before();

        assertThat(inputs(Fixtures.read(folder).requests)).containsExactly(entry("/srv/alpha", TwoGenerations.BEFORE));
    }

    @Test
    void read_secondVersionAlone_countsAnswersAndCompactions() throws Exception {
        database.takenOver().database().run("DROP TABLE message; DROP TABLE part; DROP TABLE session");

        // Only the copy of the first session is left, with the tokens of the last step.
        assertThat(inputs(Fixtures.read(folder).requests))
                .containsExactly(entry("/srv/alpha", 2L + 8 + 16), entry("/srv/beta", 96L));
    }

    @Test
    void read_sessionsThatWereTakenOver_countOnce() throws Exception {
        database.before().takenOver();

        assertThat(inputs(Fixtures.read(folder).requests))
                .containsExactly(entry("/srv/alpha", TwoGenerations.TAKEN_OVER - 96), entry("/srv/beta", 96L));
    }

    @Test
    void read_everything_countsEachRequestOnceWithItsProject() throws Exception {
        all();

        assertThat(inputs(Fixtures.read(folder).requests))
                .containsExactly(entry("/srv/alpha", TwoGenerations.LATER - 96), entry("/srv/beta", 96L));
    }

    @Test
    void read_compaction_isARequestOfItsOwn() throws Exception {
        database.before().takenOver();

        List<Request> compactions = Fixtures.read(folder).requests.stream()
                .filter(request -> "compaction".equals(request.place().mode()))
                .filter(request -> request.naturalKey().startsWith("msg:msg_k"))
                .toList();

        assertThat(compactions).extracting(Request::naturalKey).containsExactlyInAnyOrder("msg:msg_k1", "msg:msg_k3");
        assertThat(compactions)
                .extracting(request -> request.ending().status())
                .containsExactlyInAnyOrder(Status.OK, Status.FAILED);
        assertThat(compactions).allMatch(Request::hasUsage);
        assertThat(compactions).allMatch(request -> request.place().model().equals("m"));
    }

    @Test
    void read_inAnyOrderAndTwice_givesTheSame() throws Exception {
        all();
        List<Request> requests = new ArrayList<>(Fixtures.read(folder).requests);
        requests.addAll(List.copyOf(requests));
        Random random = new Random(7);

        for (int i = 0; i < ORDERS; i++) {
            Collections.shuffle(requests, random);

            assertThat(inputs(requests).values().stream()
                            .mapToLong(Long::longValue)
                            .sum())
                    .isEqualTo(TwoGenerations.LATER);
        }
    }

    @Test
    void read_asTheFileGrows_givesTheSame() throws Exception {
        List<Request> requests = new ArrayList<>();
        Cursor cursor = goOn(null, requests);
        database.before();
        cursor = goOn(cursor, requests);
        database.takenOver();
        cursor = goOn(cursor, requests);
        database.forked();
        cursor = goOn(cursor, requests);
        database.later();
        goOn(cursor, requests);

        assertThat(inputs(requests))
                .containsExactly(entry("/srv/alpha", TwoGenerations.LATER - 96), entry("/srv/beta", 96L));
    }

    @Test
    void read_rowsThatAreAddedWithOldTimes_areFound() throws Exception {
        database.before().later().takenOver();
        Cursor cursor = Fixtures.read(folder).cursor();

        database.forked();

        assertThat(Fixtures.read(folder, cursor).keys()).contains("msg:msg_n4", "msg:msg_n5");
    }

    @Test
    void read_rowsThatWereNumberedAnew_areReadAgain() throws Exception {
        database.before().takenOver();
        Cursor cursor = Fixtures.read(folder).cursor();
        database.database().run("DELETE FROM session_message WHERE session_id = 'ses_1'; VACUUM");

        database.forked();

        assertThat(Fixtures.read(folder, cursor).keys()).contains("msg:msg_n4", "msg:msg_n5");
    }

    @Test
    void read_copiesOfTheFileBesideIt_countOnce() throws Exception {
        database.before();
        Files.copy(folder.resolve("opencode.db"), folder.resolve("opencode.before-update.db"));
        database.takenOver();
        Files.copy(folder.resolve("opencode.db"), folder.resolve("opencode-next.db"));
        database.forked().later();

        assertThat(inputs(Fixtures.read(folder).requests))
                .containsExactly(entry("/srv/alpha", TwoGenerations.LATER - 96), entry("/srv/beta", 96L));
    }

    @Test
    void read_forkWhoseSessionIsGone_countsItsCopies() throws Exception {
        database.takenOver().forked().database().run("DELETE FROM session_message WHERE session_id = 'ses_1'");

        assertThat(inputs(Fixtures.read(folder).requests))
                .containsExactly(entry("/srv/alpha", 2L + 8 + 16 + 384), entry("/srv/beta", 96L));
    }

    @Test
    void read_answerThatWasWrittenTwiceWhileItRan_countsOnce() throws Exception {
        database.before().mirrored();

        Collected read = Fixtures.read(folder);

        assertThat(inputs(read.requests)).containsExactly(entry("/srv/alpha", TwoGenerations.BEFORE));
        assertThat(read.cursor().counts().badLines()).isZero();
    }

    @Test
    void read_copyOfAMessageThatIsDamaged_standsInForIt() throws Exception {
        database.before().takenOver();
        database.database().run("UPDATE message SET data = '{' WHERE id = 'msg_a1'; DELETE FROM part");

        assertThat(Fixtures.read(folder).keys()).contains("msg:msg_a1");
    }

    @Test
    void read_rowsThatWerePutAside_countOnce() throws Exception {
        database.before().takenOver().database().run("""
                CREATE TABLE session_message_retained AS SELECT * FROM session_message;
                DELETE FROM session_message WHERE session_id = 'ses_2'""");

        assertThat(inputs(Fixtures.read(folder).requests))
                .containsExactly(entry("/srv/alpha", TwoGenerations.TAKEN_OVER - 96), entry("/srv/beta", 96L));
    }

    private void all() throws SQLException {
        database.before().takenOver().forked().later();
    }

    private Cursor goOn(@Nullable Cursor cursor, List<Request> requests) throws Exception {
        Collected read = Fixtures.read(folder, cursor);
        requests.addAll(read.requests);
        return read.cursor();
    }

    /** The inputs of the requests that count, by project. */
    private static Map<String, Long> inputs(List<Request> requests) {
        InMemoryLocalStorage storage = new InMemoryLocalStorage(Pricing.NONE);
        try (ImportWriter writer = storage.beginImport()) {
            writer.commit(new ImportBatch(requests, List.of()));
        }
        Map<String, Long> inputs = new TreeMap<>();
        storage.requests().forEach(UsageFilter.all(ZoneOffset.UTC), stored -> add(stored, inputs));
        return inputs;
    }

    private static void add(StoredRequest stored, Map<String, Long> inputs) {
        Request request = stored.request();
        inputs.merge(String.valueOf(request.place().project()), request.tokens().input(), Long::sum);
    }
}
