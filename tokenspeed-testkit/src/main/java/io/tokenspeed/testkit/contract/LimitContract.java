package io.tokenspeed.testkit.contract;

import static org.assertj.core.api.Assertions.assertThat;

import io.tokenspeed.model.limit.LimitAccount;
import io.tokenspeed.model.limit.LimitReport;
import io.tokenspeed.model.storage.ImportBatch;
import io.tokenspeed.model.storage.ImportWriter;
import io.tokenspeed.model.storage.LocalStorage;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The latest report of each limit is kept, in whichever order they come. */
public abstract class LimitContract extends LocalStorageContract {
    private static final LimitReport FULL = new LimitReport(
            "codex", "primary", 300, 3.1, 1_796_050_800_000L, new LimitAccount("plus", "12.5"), 1_000, "rollout");
    private static final LimitReport BARE =
            new LimitReport("claude", "seven_day", null, null, null, LimitAccount.UNKNOWN, 2_000, "settings");

    @Test
    void note_fullAndBareReport_comeBackByToolAndName() {
        LocalStorage storage = storage();

        storage.limits().note(List.of(FULL, BARE));

        assertThat(storage.limits().list()).containsExactly(BARE, FULL);
    }

    @Test
    void note_olderReport_changesNothing() {
        LocalStorage storage = storage();
        LimitReport newer = at(3_000, 50.0);

        storage.limits().note(List.of(newer));
        storage.limits().note(List.of(at(2_999, 40.0), at(3_000, 60.0)));

        assertThat(storage.limits().list()).containsExactly(newer);
    }

    @Test
    void note_newerReport_replacesTheOlder() {
        LocalStorage storage = storage();

        storage.limits().note(List.of(at(1_000, 10.0), at(3_000, 30.0), at(2_000, 20.0)));

        assertThat(storage.limits().list()).containsExactly(at(3_000, 30.0));
    }

    @Test
    void commit_reportsOfAnImport_areStored() {
        LocalStorage storage = storage();

        try (ImportWriter writer = storage.beginImport()) {
            writer.commit(new ImportBatch(List.of(), List.of(), List.of(), List.of(), List.of(FULL)));
        }

        assertThat(storage.limits().list()).containsExactly(FULL);
    }

    private static LimitReport at(long seenAt, double used) {
        return new LimitReport("codex", "primary", 300, used, null, LimitAccount.UNKNOWN, seenAt, "rollout");
    }
}
