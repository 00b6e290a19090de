package io.tokenspeed.testkit.contract;

import static io.tokenspeed.testkit.fixture.TestRequests.claude;
import static io.tokenspeed.testkit.fixture.TestRequests.opencode;
import static org.assertj.core.api.Assertions.assertThat;

import io.tokenspeed.model.request.RecordKind;
import io.tokenspeed.model.storage.BatchResult;
import io.tokenspeed.model.storage.LocalStorage;
import io.tokenspeed.model.usage.Dimension;
import io.tokenspeed.testkit.fixture.Permutations;
import io.tokenspeed.testkit.fixture.RequestBuilder;
import io.tokenspeed.testkit.fixture.TestTokens;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

/** One message may leave several records and copies; in whichever order they come, it counts once. */
public abstract class SupersedeContract extends LocalStorageContract {
    private static final int FIRST_STEP = 10;
    private static final int SECOND_STEP = 20;
    private static final int MESSAGE = 400;
    private static final int LEGACY = 3_000;

    @Test
    void countByTool_leavesOutWhatIsSuperseded() {
        LocalStorage storage = storing(
                opencode(RecordKind.STEP, "m", "step"),
                opencode(RecordKind.MESSAGE, "m", "message"),
                opencode(RecordKind.STEP, "n", "n"));

        assertThat(storage.requests().countByTool()).containsExactly(Map.entry("opencode", 2L));
    }

    @Test
    void commit_ofAnotherTraceOfTheSameMessage_isADuplicate() {
        LocalStorage storage = storing(record("m", RecordKind.MESSAGE, MESSAGE));

        assertThat(store(
                        storage,
                        List.of(record("m", RecordKind.STEP, FIRST_STEP).build())))
                .isEqualTo(new BatchResult(0, 1, 0));
        assertThat(store(
                        storage,
                        List.of(record("m", RecordKind.STEP, SECOND_STEP).build())))
                .isEqualTo(new BatchResult(1, 0, 0));
        assertThat(store(
                        storage,
                        List.of(record("m", RecordKind.LEGACY_MESSAGE, LEGACY).build())))
                .isEqualTo(new BatchResult(0, 1, 0));
    }

    @Test
    void traces_stepsInEveryOrder_countInsteadOfTheMessage() {
        assertEveryOrderCounts(
                2,
                FIRST_STEP + SECOND_STEP,
                message -> List.of(
                        record(message, RecordKind.STEP, FIRST_STEP),
                        record(message, RecordKind.STEP, SECOND_STEP),
                        record(message, RecordKind.MESSAGE, MESSAGE),
                        record(message, RecordKind.LEGACY_MESSAGE, LEGACY)));
    }

    @Test
    void traces_messageInEveryOrder_countsInsteadOfItsOldForm() {
        assertEveryOrderCounts(
                1,
                MESSAGE,
                message -> List.of(
                        record(message, RecordKind.MESSAGE, MESSAGE),
                        record(message, RecordKind.LEGACY_MESSAGE, LEGACY)));
    }

    @Test
    void traces_supersededRecord_isNeitherListedNorFiltered() {
        LocalStorage storage = storing(
                record("m", RecordKind.MESSAGE, MESSAGE).model("opus"), record("m", RecordKind.STEP, FIRST_STEP));

        assertThat(naturalKeys(rows(storage, EVERYTHING))).containsExactly("m STEP 10");
        assertThat(naturalKeys(storage.requests().recent(EVERYTHING, 5))).containsExactly("m STEP 10");
        assertThat(storage.usage().breakdown(EVERYTHING, List.of(Dimension.MODEL)))
                .hasSize(1);
    }

    @Test
    void traces_supersededRecordRepeated_staysOut() {
        LocalStorage storage =
                storing(record("m", RecordKind.MESSAGE, MESSAGE), record("m", RecordKind.STEP, FIRST_STEP));

        store(storage, record("m", RecordKind.MESSAGE, MESSAGE));

        assertThat(naturalKeys(rows(storage, EVERYTHING))).containsExactly("m STEP 10");
    }

    @Test
    void traces_ofOtherMessages_countBesideEachOther() {
        LocalStorage storage =
                storing(record("m", RecordKind.STEP, FIRST_STEP), record("n", RecordKind.MESSAGE, MESSAGE));

        assertThat(storage.usage().summary(EVERYTHING).tokens().total()).isEqualTo(FIRST_STEP + MESSAGE);
    }

    @Test
    void traces_ofOtherToolWithSameMessageId_countBesideEachOther() {
        LocalStorage storage = storing(
                claude("a").messageId("m").kind(RecordKind.MESSAGE),
                claude("b").messageId("m").kind(RecordKind.STEP),
                record("m", RecordKind.STEP, FIRST_STEP));

        assertThat(storage.usage().summary(EVERYTHING).requests()).isEqualTo(3);
    }

    @Test
    void forks_inEveryOrder_countSmallestKeyOnly() {
        assertEveryOrderCounts(
                1,
                FIRST_STEP,
                message -> List.of(
                        record(message, RecordKind.STEP, FIRST_STEP).forkKey("fork " + message),
                        record(message + " copy", RecordKind.STEP, SECOND_STEP)
                                .forkKey("fork " + message)
                                .project(message),
                        record(message + " second copy", RecordKind.STEP, SECOND_STEP)
                                .forkKey("fork " + message)
                                .project(message)));
    }

    @Test
    void forks_ofSupersededRecord_doNotHideTheCopyThatCounts() {
        assertEveryOrderCounts(
                2,
                FIRST_STEP + SECOND_STEP,
                message -> List.of(
                        record(message, RecordKind.MESSAGE, MESSAGE).forkKey("fork " + message),
                        record(message, RecordKind.STEP, FIRST_STEP),
                        record(message + " copy", RecordKind.MESSAGE, SECOND_STEP)
                                .forkKey("fork " + message)
                                .project(message)));
    }

    @Test
    void forks_ofOtherTool_countBesideEachOther() {
        LocalStorage storage = storing(
                record("m", RecordKind.STEP, FIRST_STEP).forkKey("f"),
                claude("a").forkKey("f"));

        assertThat(storage.usage().summary(EVERYTHING).requests()).isEqualTo(2);
    }

    @Test
    void forks_recordLearnsItsForkKeyLater_stopsCounting() {
        LocalStorage storage = storing(
                record("m", RecordKind.STEP, FIRST_STEP).forkKey("f"), record("n", RecordKind.STEP, SECOND_STEP));

        store(storage, record("n", RecordKind.STEP, SECOND_STEP).forkKey("f"));

        assertThat(naturalKeys(rows(storage, EVERYTHING))).containsExactly("m STEP 10");
    }

    /** Gives each order of arrival a message and a project of its own, so that all orders fit into one storage. */
    private void assertEveryOrderCounts(int requests, int tokens, Function<String, List<RequestBuilder>> records) {
        LocalStorage storage = storage();
        int orders = Permutations.of(records.apply("")).size();
        for (int i = 0; i < orders; i++) {
            String message = "order-" + i;
            Permutations.of(records.apply(message)).get(i).forEach(record -> store(storage, record));
        }

        assertThat(storage.usage().breakdown(EVERYTHING, List.of(Dimension.PROJECT)))
                .hasSize(orders)
                .allSatisfy(row -> {
                    assertThat(row.totals().requests()).isEqualTo(requests);
                    assertThat(row.totals().tokens().total()).isEqualTo(tokens);
                });
    }

    private static RequestBuilder record(String message, RecordKind kind, int tokens) {
        return opencode(kind, message, message + " " + kind + " " + tokens)
                .project(message)
                .tokens(TestTokens.reported(tokens, 0));
    }
}
