package io.tokenspeed.testkit.contract;

import static io.tokenspeed.testkit.fixture.TestRequests.claude;
import static org.assertj.core.api.Assertions.assertThat;

import io.tokenspeed.model.storage.BatchResult;
import io.tokenspeed.model.storage.Cursor;
import io.tokenspeed.model.storage.CursorFile;
import io.tokenspeed.model.storage.CursorMove;
import io.tokenspeed.model.storage.CursorPosition;
import io.tokenspeed.model.storage.FileCounts;
import io.tokenspeed.model.storage.ImportBatch;
import io.tokenspeed.model.storage.ImportWriter;
import io.tokenspeed.model.storage.LocalStorage;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Cursors move by compare-and-set, so of two imports that read the same file only one moves it. */
public abstract class CursorContract extends LocalStorageContract {
    private static final Cursor AT_100 = TestCursors.at("/a.jsonl", 100);
    private static final Cursor AT_200 = TestCursors.at("/a.jsonl", 200);
    private static final Cursor AT_300 = TestCursors.at("/a.jsonl", 300);

    @Test
    void list_nothingRead_isEmpty() {
        assertThat(storage().cursors().list("claude")).isEmpty();
    }

    @Test
    void list_afterMove_givesBackEveryField() {
        LocalStorage storage = storage();

        BatchResult result = move(storage, new CursorMove(null, AT_100));

        assertThat(result).isEqualTo(BatchResult.ZERO);
        assertThat(storage.cursors().list("claude")).containsExactly(AT_100);
    }

    @Test
    void list_smallestAndLargestCursor_areGivenBack() {
        Cursor empty = new Cursor(
                new CursorFile("claude", "/empty", "", 0, 0), new CursorPosition(0, "", 0, ""), FileCounts.ZERO, null);
        Cursor full = new Cursor(
                new CursorFile("claude", "/ü 漢 '\"", "k", Long.MAX_VALUE, Long.MAX_VALUE),
                new CursorPosition(Long.MAX_VALUE, "h", Integer.MAX_VALUE, "x".repeat(Cursor.MAX_STATE)),
                new FileCounts(Long.MAX_VALUE, 1, 2),
                "");
        LocalStorage storage = storage();

        move(storage, new CursorMove(null, empty), new CursorMove(null, full));

        assertThat(storage.cursors().list("claude")).containsExactlyInAnyOrder(empty, full);
    }

    @Test
    void list_isOfOneTool() {
        Cursor other = TestCursors.of("codex", "/a.jsonl", 50);
        LocalStorage storage = storage();

        BatchResult result = move(storage, new CursorMove(null, AT_100), new CursorMove(null, other));

        assertThat(result.staleCursors()).isZero();
        assertThat(storage.cursors().list("claude")).containsExactly(AT_100);
        assertThat(storage.cursors().list("codex")).containsExactly(other);
        assertThat(storage.cursors().list("gemini")).isEmpty();
    }

    @Test
    void stamps_saysOfEachFileWhetherItMustBeReadAgain() {
        Cursor damaged = TestCursors.of("claude", "/b.jsonl", 7).withProblem("damaged");
        LocalStorage storage = storage();

        move(storage, new CursorMove(null, AT_100), new CursorMove(null, damaged));

        assertThat(storage.cursors().stamps("claude")).containsExactlyInAnyOrder(AT_100.stamp(), damaged.stamp());
        assertThat(damaged.stamp().whole()).isFalse();
        assertThat(storage.cursors().stamps("codex")).isEmpty();
    }

    @Test
    void find_givesBackOneCursor() {
        Cursor other = TestCursors.of("claude", "/b.jsonl", 7);
        LocalStorage storage = storage();

        move(storage, new CursorMove(null, AT_100), new CursorMove(null, other));

        assertThat(storage.cursors().find("claude", "/b.jsonl")).contains(other);
        assertThat(storage.cursors().find("claude", "/c.jsonl")).isEmpty();
        assertThat(storage.cursors().find("codex", "/b.jsonl")).isEmpty();
    }

    @Test
    void move_fromStoredCursor_applies() {
        LocalStorage storage = storage();
        move(storage, new CursorMove(null, AT_100));

        BatchResult result = move(storage, new CursorMove(AT_100, AT_200));

        assertThat(result.staleCursors()).isZero();
        assertThat(storage.cursors().list("claude")).containsExactly(AT_200);
    }

    @Test
    void move_severalStepsInOneBatch_applyInTurn() {
        LocalStorage storage = storage();

        BatchResult result = move(
                storage, new CursorMove(null, AT_100), new CursorMove(AT_100, AT_200), new CursorMove(AT_200, AT_300));

        assertThat(result.staleCursors()).isZero();
        assertThat(storage.cursors().list("claude")).containsExactly(AT_300);
    }

    @Test
    void move_fromCursorThatMoved_isStale() {
        LocalStorage storage = storage();
        move(storage, new CursorMove(null, AT_100));
        move(storage, new CursorMove(AT_100, AT_200));

        BatchResult result = move(storage, new CursorMove(AT_100, AT_300));

        assertThat(result.staleCursors()).isEqualTo(1);
        assertThat(storage.cursors().list("claude")).containsExactly(AT_200);
    }

    @Test
    void move_fromNoneWhereOneIs_isStale() {
        LocalStorage storage = storage();
        move(storage, new CursorMove(null, AT_100));

        BatchResult result = move(storage, new CursorMove(null, AT_200));

        assertThat(result.staleCursors()).isEqualTo(1);
        assertThat(storage.cursors().list("claude")).containsExactly(AT_100);
    }

    @Test
    void move_fromCursorWhereNoneIs_isStale() {
        LocalStorage storage = storage();

        BatchResult result = move(storage, new CursorMove(AT_100, AT_200));

        assertThat(result.staleCursors()).isEqualTo(1);
        assertThat(storage.cursors().list("claude")).isEmpty();
    }

    @Test
    void move_fromCursorThatDiffersInStateOnly_isStale() {
        LocalStorage storage = storage();
        move(storage, new CursorMove(null, AT_100));

        BatchResult result = move(storage, new CursorMove(withState(AT_100, "{}"), AT_200));

        assertThat(result.staleCursors()).isEqualTo(1);
        assertThat(storage.cursors().list("claude")).containsExactly(AT_100);
    }

    @Test
    void commit_staleCursor_storesRequestsAndOtherCursors() {
        Cursor other = TestCursors.at("/b.jsonl", 7);
        LocalStorage storage = storage();
        move(storage, new CursorMove(null, AT_200));

        BatchResult result = commit(
                storage,
                new ImportBatch(
                        List.of(claude("a").build()),
                        List.of(new CursorMove(AT_100, AT_300), new CursorMove(null, other))));

        assertThat(result).isEqualTo(new BatchResult(1, 0, 1));
        assertThat(naturalKeys(rows(storage, EVERYTHING))).containsExactly("a");
        assertThat(storage.cursors().list("claude")).containsExactlyInAnyOrder(AT_200, other);
    }

    private static BatchResult move(LocalStorage storage, CursorMove... moves) {
        return commit(storage, new ImportBatch(List.of(), List.of(moves)));
    }

    private static BatchResult commit(LocalStorage storage, ImportBatch batch) {
        try (ImportWriter writer = storage.beginImport()) {
            return writer.commit(batch);
        }
    }

    private static Cursor withState(Cursor cursor, String state) {
        return new Cursor(
                new CursorFile(
                        cursor.file().tool(),
                        cursor.file().path(),
                        cursor.file().fileKey(),
                        cursor.file().size(),
                        cursor.file().modifiedMillis()),
                new CursorPosition(
                        cursor.position().offset(),
                        cursor.position().headHash(),
                        cursor.position().readerVersion(),
                        state),
                cursor.counts(),
                cursor.findings(),
                cursor.problem());
    }
}
