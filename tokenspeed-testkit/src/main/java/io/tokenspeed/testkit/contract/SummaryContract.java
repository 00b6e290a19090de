package io.tokenspeed.testkit.contract;

import static io.tokenspeed.testkit.fixture.TestRequests.cancelled;
import static io.tokenspeed.testkit.fixture.TestRequests.claude;
import static io.tokenspeed.testkit.fixture.TestRequests.failed;
import static org.assertj.core.api.Assertions.assertThat;

import io.tokenspeed.model.request.ErrorKind;
import io.tokenspeed.model.request.TokenCounts;
import io.tokenspeed.model.usage.CostSum;
import io.tokenspeed.model.usage.TokenSums;
import io.tokenspeed.model.usage.UsageTotals;
import io.tokenspeed.testkit.fixture.TestTokens;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** The sums of attempts, and which attempts are requests. */
public abstract class SummaryContract extends LocalStorageContract {
    @Test
    void summary_nothingStored_isZero() {
        assertThat(storage().usage().summary(EVERYTHING)).isEqualTo(UsageTotals.ZERO);
    }

    @Test
    void summary_addsEveryTokenClass() {
        var storage = storing(
                claude("a").tokens(TestTokens.everyClass(1)),
                claude("b").tokens(TestTokens.everyClass(10)),
                claude("c").tokens(TestTokens.estimated(100, 100)));

        UsageTotals totals = storage.usage().summary(EVERYTHING);

        assertThat(totals.requests()).isEqualTo(3);
        assertThat(totals.tokens()).isEqualTo(new TokenSums(111, 22, 33, 44, 166, 55));
    }

    @Test
    void summary_manyTokens_areNotCutOff() {
        long billion = TokenCounts.MOST;
        var storage = storing(
                claude("a").tokens(TestTokens.reported(billion, billion)),
                claude("b").tokens(TestTokens.reported(billion, billion)));

        assertThat(storage.usage().summary(EVERYTHING).tokens().total()).isEqualTo(4 * billion);
    }

    @Test
    void summary_attemptsWithoutUsage_areFailedOrCancelled() {
        var storage = storing(claude("a"), failed("b"), failed("c"), cancelled("d"));

        UsageTotals totals = storage.usage().summary(EVERYTHING);

        assertThat(totals.requests()).isEqualTo(1);
        assertThat(totals.counts().failed()).isEqualTo(2);
        assertThat(totals.counts().cancelled()).isEqualTo(1);
        assertThat(totals.attempts()).isEqualTo(4);
        assertThat(totals.cost()).isEqualTo(new CostSum(0, 0, 1));
        assertThat(totals.gaps().missingUsage()).isZero();
    }

    @Test
    void summary_badEndWithTokens_isRequest() {
        var storage = storing(claude("a").failed(ErrorKind.TIMEOUT), claude("b").cancelled());

        UsageTotals totals = storage.usage().summary(EVERYTHING);

        assertThat(totals.requests()).isEqualTo(2);
        assertThat(totals.attempts()).isEqualTo(2);
        assertThat(totals.tokens().total()).isEqualTo(300);
    }

    @Test
    void summary_goodEndWithoutCounts_isRequestWithMissingUsage() {
        var storage = storing(claude("a").tokens(TokenCounts.NONE), claude("b"));

        UsageTotals totals = storage.usage().summary(EVERYTHING);

        assertThat(totals.requests()).isEqualTo(2);
        assertThat(totals.gaps().missingUsage()).isEqualTo(1);
        assertThat(totals.tokens().total()).isEqualTo(150);
    }

    @Test
    void summary_countsPlaceholderOutput() {
        var storage = storing(claude("a").tokens(TestTokens.placeholder(10, 1)), claude("b"));

        assertThat(storage.usage().summary(EVERYTHING).gaps().unreliableOutput())
                .isEqualTo(1);
    }

    @Test
    void summary_finalOutputArrives_isReliable() {
        var storage = storing(claude("a").tokens(TestTokens.placeholder(10, 1)));

        store(storage, claude("a").tokens(TestTokens.reported(10, 99)));

        UsageTotals totals = storage.usage().summary(EVERYTHING);
        assertThat(totals.gaps().unreliableOutput()).isZero();
        assertThat(totals.tokens().output()).isEqualTo(99);
    }

    @Test
    void summary_failedAttemptWorksOutLater_isRequest() {
        var storage = storing(failed("a").distance(1));

        store(storage, claude("a"));

        UsageTotals totals = storage.usage().summary(EVERYTHING);
        assertThat(totals.counts().failed()).isZero();
        assertThat(totals.requests()).isEqualTo(1);
    }

    @Test
    void summary_firstAndLast_areInstantsOfAllAttempts() {
        var storage = storing(
                failed("a").at("2026-03-10T08:00:00.123Z"),
                claude("b").at("2026-03-10T09:00:00Z"),
                cancelled("c").at("2026-03-11T10:00:00.999Z"));

        UsageTotals totals = storage.usage().summary(EVERYTHING);

        assertThat(totals.firstAtMillis())
                .isEqualTo(Instant.parse("2026-03-10T08:00:00.123Z").toEpochMilli());
        assertThat(totals.lastAtMillis())
                .isEqualTo(Instant.parse("2026-03-11T10:00:00.999Z").toEpochMilli());
    }
}
