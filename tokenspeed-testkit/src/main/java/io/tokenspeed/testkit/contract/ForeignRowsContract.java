package io.tokenspeed.testkit.contract;

import static io.tokenspeed.testkit.fixture.TestRequests.opencode;
import static org.assertj.core.api.Assertions.assertThat;

import io.tokenspeed.model.request.RecordKind;
import io.tokenspeed.model.request.Request;
import io.tokenspeed.model.storage.LocalStorage;
import io.tokenspeed.model.usage.Dimension;
import io.tokenspeed.testkit.fixture.Permutations;
import io.tokenspeed.testkit.fixture.RequestBuilder;
import io.tokenspeed.testkit.fixture.TestTokens;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Rows that another program wrote count only for messages of which we have nothing better, and then only the largest
 * row.
 */
public abstract class ForeignRowsContract extends LocalStorageContract {
    /**
     * Writes a row, or its grown state, as the other program does. Uses an import unless the backend has another way.
     */
    protected void writeForeign(LocalStorage storage, Request row) {
        store(storage, List.of(row));
    }

    @Test
    void foreign_severalOfOneMessage_largestCountsInEveryOrder() {
        LocalStorage storage = storage();

        int orders = Permutations.of(List.of(5, 50, 500)).size();
        for (int i = 0; i < orders; i++) {
            String message = "order-" + i;
            Permutations.of(List.of(5, 50, 500)).get(i).forEach(tokens -> write(storage, foreign(message, tokens)));
        }

        assertThat(storage.usage().breakdown(EVERYTHING, List.of(Dimension.PROJECT)))
                .hasSize(orders)
                .allSatisfy(row -> {
                    assertThat(row.totals().requests()).isEqualTo(1);
                    assertThat(row.totals().tokens().total()).isEqualTo(500);
                });
    }

    @Test
    void foreign_equallyLarge_oneCounts() {
        LocalStorage storage = storage();

        write(storage, foreign("m", 5));
        write(storage, opencode(RecordKind.FOREIGN, "m", "another key").tokens(TestTokens.reported(5, 0)));

        assertThat(storage.usage().summary(EVERYTHING).requests()).isEqualTo(1);
    }

    @Test
    void foreign_smallerRowGrows_counts() {
        LocalStorage storage = storage();
        write(storage, foreign("m", 5));
        write(storage, foreign("m", 50));

        write(storage, foreign("m", 5).tokens(TestTokens.reported(99, 0)));

        assertThat(storage.usage().summary(EVERYTHING).tokens().total()).isEqualTo(99);
    }

    @ParameterizedTest
    @EnumSource(names = {"STEP", "MESSAGE", "LEGACY_MESSAGE"})
    void foreign_besideBetterTrace_doesNotCount(RecordKind better) {
        LocalStorage storage = storage();

        write(storage, foreign("first", 500));
        store(storage, ours("first", better));
        store(storage, ours("second", better));
        write(storage, foreign("second", 500));

        assertThat(naturalKeys(rows(storage, EVERYTHING))).containsExactlyInAnyOrder("ours first", "ours second");
    }

    @Test
    void foreign_isShownAsOpenCode() {
        LocalStorage storage = storage();

        write(storage, foreign("m", 5));

        assertThat(storage.usage().breakdown(EVERYTHING, List.of(Dimension.TOOL)))
                .singleElement()
                .satisfies(row -> assertThat(row.keys()).containsExactly("opencode"));
    }

    private void write(LocalStorage storage, RequestBuilder row) {
        writeForeign(storage, row.build());
    }

    private static RequestBuilder foreign(String message, int tokens) {
        return opencode(RecordKind.FOREIGN, message, message + " " + tokens)
                .project(message)
                .tokens(TestTokens.reported(tokens, 0));
    }

    private static RequestBuilder ours(String message, RecordKind kind) {
        return opencode(kind, message, "ours " + message).tokens(TestTokens.reported(1, 1));
    }
}
