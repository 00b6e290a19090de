package io.tokenspeed.testkit.contract;

import static io.tokenspeed.testkit.fixture.TestRequests.claude;
import static io.tokenspeed.testkit.fixture.TestRequests.failed;
import static org.assertj.core.api.Assertions.assertThat;

import io.tokenspeed.model.price.Cost;
import io.tokenspeed.model.price.CostMode;
import io.tokenspeed.model.request.BelievedCost;
import io.tokenspeed.model.request.Billing;
import io.tokenspeed.model.request.ErrorKind;
import io.tokenspeed.model.request.TokenCounts;
import io.tokenspeed.model.request.UsageSource;
import io.tokenspeed.model.storage.LocalStorage;
import io.tokenspeed.model.storage.StoredRequest;
import io.tokenspeed.model.usage.CostSum;
import io.tokenspeed.model.usage.TokenSums;
import io.tokenspeed.model.usage.UsageTotals;
import io.tokenspeed.testkit.fixture.TestPricing;
import io.tokenspeed.testkit.fixture.TestTokens;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The cost of requests in each mode. A known cost does not change by itself. */
public abstract class CostContract extends LocalStorageContract {
    private final TestPricing pricing = new TestPricing("p1", 10);

    @Test
    void cost_modes_chooseLoggedOrComputed() {
        LocalStorage storage = storage(pricing);
        store(
                storage,
                claude("both").logged(7L),
                claude("computed"),
                claude("neither").model("unpriced"));
        store(storage, claude("logged").model("unpriced").logged(3L));

        assertThat(cost(storage, CostMode.AUTO)).isEqualTo(new CostSum(7 + 1_500 + 3, 3, 1));
        assertThat(cost(storage, CostMode.CALCULATE)).isEqualTo(new CostSum(2 * 1_500, 2, 2));
        assertThat(cost(storage, CostMode.DISPLAY)).isEqualTo(new CostSum(7 + 3, 2, 2));
    }

    @Test
    void cost_loggedZero_isKnown() {
        LocalStorage storage = storage(pricing);
        store(storage, claude("a").logged(0L));

        assertThat(cost(storage, CostMode.AUTO)).isEqualTo(new CostSum(0, 1, 0));
        assertThat(cost(storage, CostMode.DISPLAY)).isEqualTo(new CostSum(0, 1, 0));
    }

    @Test
    void cost_noPrice_isUnpriced() {
        LocalStorage storage = storage(pricing);
        store(storage, claude("a").model("unpriced"));

        assertThat(cost(storage, CostMode.AUTO)).isEqualTo(new CostSum(0, 0, 1));
        assertThat(onlyRow(storage).computedCostNano()).isNull();
        assertThat(onlyRow(storage).priceId()).isNull();
    }

    @Test
    void cost_missingUsage_isUnpriced() {
        LocalStorage storage = storage(pricing);
        store(storage, claude("a").tokens(TokenCounts.NONE));

        assertThat(cost(storage, CostMode.AUTO)).isEqualTo(new CostSum(0, 0, 1));
        assertThat(cost(storage, CostMode.CALCULATE)).isEqualTo(new CostSum(0, 0, 1));
    }

    @Test
    void cost_missingUsageArrives_isPriced() {
        LocalStorage storage = storage(pricing);
        store(storage, claude("a").tokens(TokenCounts.NONE));

        store(storage, claude("a").tokens(TestTokens.reported(30, 10)));

        assertThat(cost(storage, CostMode.AUTO)).isEqualTo(new CostSum(400, 1, 0));
        assertThat(onlyRow(storage).priceId()).isEqualTo("p1");
    }

    @Test
    void cost_attemptWithoutUsage_isNeitherPricedNorUnpriced() {
        LocalStorage storage = storage(pricing);
        store(storage, failed("a"));

        assertThat(cost(storage, CostMode.AUTO)).isEqualTo(CostSum.ZERO);
    }

    @Test
    void cost_failedAttemptWithTokens_counts() {
        LocalStorage storage = storage(pricing);
        store(storage, claude("a").failed(ErrorKind.SERVER));

        assertThat(cost(storage, CostMode.AUTO)).isEqualTo(new CostSum(1_500, 1, 0));
    }

    @Test
    void cost_newPrice_leavesKnownCostAlone() {
        LocalStorage storage = storage(pricing);
        store(storage, claude("a"));

        pricing.change("p2", 99);
        store(storage, claude("a"), claude("b"));

        assertThat(cost(storage, CostMode.AUTO)).isEqualTo(new CostSum(1_500 + 99 * 150, 2, 0));
    }

    @Test
    void cost_priceRowItselfChanges_leavesKnownCostAlone() {
        LocalStorage storage = storage(pricing);
        store(storage, claude("a"));

        pricing.change("p1", 99);
        store(storage, claude("a"));

        assertThat(cost(storage, CostMode.AUTO)).isEqualTo(new CostSum(1_500, 1, 0));
    }

    @Test
    void cost_tokensGrow_areChargedBySamePrice() {
        LocalStorage storage = storage(pricing);
        store(storage, claude("a").tokens(TestTokens.reported(100, 1)));

        pricing.change("p2", 99);
        store(storage, claude("a").tokens(TestTokens.reported(90, 200)));

        assertThat(onlyRow(storage).computedCostNano()).isEqualTo(3_000);
        assertThat(onlyRow(storage).priceId()).isEqualTo("p1");
        assertThat(cost(storage, CostMode.AUTO)).isEqualTo(new CostSum(3_000, 1, 0));
    }

    @Test
    void cost_tokensGrowButPriceIsGone_staysAsItWas() {
        LocalStorage storage = storage(pricing);
        store(storage, claude("a"));

        pricing.change("p2", 99);
        pricing.forget("p1");
        store(storage, claude("a").tokens(TestTokens.reported(500, 500)));

        assertThat(onlyRow(storage).computedCostNano()).isEqualTo(1_500);
        assertThat(onlyRow(storage).priceId()).isEqualTo("p1");
    }

    @Test
    void cost_loggedCostArrivesLater_isTaken() {
        LocalStorage storage = storage(pricing);
        store(storage, claude("a"));

        store(storage, claude("a").logged(42L));

        assertThat(cost(storage, CostMode.AUTO)).isEqualTo(new CostSum(42, 1, 0));
        assertThat(cost(storage, CostMode.CALCULATE)).isEqualTo(new CostSum(1_500, 1, 0));
    }

    @Test
    void cost_largeSums_areExact() {
        LocalStorage storage = storage(pricing);
        long most = BelievedCost.MOST_NANO;
        store(storage, claude("a").logged(most - 1), claude("b").logged(most));

        assertThat(cost(storage, CostMode.DISPLAY)).isEqualTo(new CostSum(2 * most - 1, 2, 0));
    }

    @Test
    void cost_billingBecomesKnown_isChargedBySamePrice() {
        LocalStorage storage = storage(pricing);
        store(storage, claude("a"));

        pricing.change("p2", 99);
        store(storage, claude("a").billing(new Billing(null, 3, List.of())));

        assertThat(onlyRow(storage).computedCostNano()).isEqualTo(1_530);
        assertThat(onlyRow(storage).priceId()).isEqualTo("p1");
    }

    @Test
    void cost_webSearches_areTheToolsPartOfComputedCosts() {
        LocalStorage storage = storage(pricing);
        store(
                storage,
                claude("a").billing(new Billing(null, 3, List.of())),
                claude("b").billing(new Billing(null, 5, List.of())).logged(7L));

        assertThat(cost(storage, CostMode.AUTO)).isEqualTo(new CostSum(1_530 + 7, 2, 0, 30));
        assertThat(cost(storage, CostMode.DISPLAY)).isEqualTo(new CostSum(7, 1, 1, 0));
        assertThat(rows(storage, EVERYTHING).stream().map(StoredRequest::computed))
                .containsExactlyInAnyOrder(
                        new Cost(1_530, 30, "p1", Cost.CALCULATION), new Cost(1_550, 50, "p1", Cost.CALCULATION));
    }

    @Test
    void cost_loggedBeyondBelief_isNotLogged() {
        LocalStorage storage = storage(pricing);
        store(storage, claude("a").logged(Long.MAX_VALUE), claude("b").logged(-1L));
        store(storage, claude("c").logged(BelievedCost.MOST_NANO + 1).model("unpriced"));

        assertThat(cost(storage, CostMode.DISPLAY)).isEqualTo(new CostSum(0, 0, 3));
        assertThat(cost(storage, CostMode.AUTO)).isEqualTo(new CostSum(3_000, 2, 1));
    }

    @Test
    void cost_countsBeyondBelief_addNothing() {
        LocalStorage storage = storage(pricing);
        TokenCounts absurd =
                new TokenCounts(Long.MAX_VALUE, 7, 0, 0, Long.MAX_VALUE, 0, true, UsageSource.REPORTED, true);
        store(storage, claude("a").tokens(absurd), claude("b").tokens(absurd));

        UsageTotals totals = storage.usage().summary(EVERYTHING);

        assertThat(totals.tokens()).isEqualTo(new TokenSums(0, 14, 0, 0, 0, 0));
        assertThat(totals.gaps().unreliableOutput()).isEqualTo(2);
        assertThat(totals.cost()).isEqualTo(new CostSum(140, 2, 0));
    }

    private static CostSum cost(LocalStorage storage, CostMode mode) {
        return storage.usage().summary(EVERYTHING.costing(mode)).cost();
    }

    private static StoredRequest onlyRow(LocalStorage storage) {
        return rows(storage, EVERYTHING).get(0);
    }
}
