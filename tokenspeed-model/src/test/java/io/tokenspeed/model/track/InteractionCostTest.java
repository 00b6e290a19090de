package io.tokenspeed.model.track;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class InteractionCostTest {
    private static final Instant AT = Instant.parse("2026-11-30T10:00:00Z");
    private static final ComponentRates RATES = new ComponentRates(
            List.of(
                    rate("*", 1_000_000, null),
                    rate("cloudflare", 2_000_000, null),
                    rate("cloudflare", 3_000_000, AT.minusSeconds(1)),
                    rate("cloudflare", 4_000_000, AT.plusSeconds(1))),
            List.of(
                    new CurrencyRate("EUR", new BigDecimal("1.08"), null),
                    new CurrencyRate("EUR", new BigDecimal("1.10"), AT)));

    private static ComponentRate rate(String provider, long pico, @Nullable Instant from) {
        return new ComponentRate(CostComponent.DB_OPS, provider, "d1.query", pico, from);
    }

    @Test
    void units_arePricedByTheLatestRateOfTheirProvider() {
        PricedCharge priced = RATES.priced(Charge.units(CostComponent.DB_OPS, 3, "cloudflare", "d1.query"), AT);

        assertThat(priced.nanoUsd()).isEqualByComparingTo("9000");
        assertThat(priced.rateId()).isEqualTo("rates/dbOps/cloudflare/d1.query/3000000");
    }

    @Test
    void units_ofAnotherProvider_arePricedByTheRateForAny() {
        assertThat(RATES.priced(Charge.units(CostComponent.DB_OPS, 3, null, "d1.query"), AT)
                        .nanoUsd())
                .isEqualByComparingTo("3000");
    }

    @Test
    void units_withoutRate_areUnpriced() {
        InteractionCost cost = cost(
                Charge.units(CostComponent.DB_OPS, 3, "cloudflare", "d1.query"),
                Charge.units(CostComponent.COMPUTE_TIME, 120, "cloudflare", "worker.cpu_ms"));

        assertThat(cost).isEqualTo(new InteractionCost(0L, 9_000L, 0L, null));
        assertThat(cost.unpriced()).containsExactly(CostComponent.COMPUTE_TIME);
        assertThat(cost.totalNano()).isEqualTo(9_000);
    }

    @Test
    void amount_inAnotherCurrency_isConvertedByTheRateOfItsTime() {
        assertThat(cost(amount("0.02", "EUR")).apiCalls()).isEqualTo(22_000_000);
        assertThat(cost(amount("0.02", "CHF")).apiCalls()).isNull();
        assertThat(cost(amount("0.02", "USD")).apiCalls()).isEqualTo(20_000_000);
    }

    @Test
    void amount_tiny_isNothing() {
        assertThat(cost(amount("1e-999999999", "USD")).totalNano()).isZero();
    }

    @Test
    void component_isRoundedOnce() {
        InteractionCost cost = cost(amount("0.0000000004", "USD"), amount("0.0000000004", "USD"));

        assertThat(cost.apiCalls()).isEqualTo(1);
    }

    @Test
    void request_computed_isSplitIntoTokensAndServerTools() {
        InteractionCost cost = InteractionCost.of(List.of()).plusRequest(null, 60_353_500L, 20_000_000);

        assertThat(cost).isEqualTo(new InteractionCost(40_353_500L, 0L, 20_000_000L, 0L));
    }

    @Test
    void request_billed_isTokensAlone() {
        assertThat(InteractionCost.of(List.of()).plusRequest(7L, 60_353_500L, 20_000_000))
                .isEqualTo(new InteractionCost(7L, 0L, 0L, 0L));
    }

    @Test
    void request_unpriced_isNamed() {
        assertThat(InteractionCost.of(List.of()).plusRequest(null, null, 0).unpriced())
                .containsExactly(CostComponent.AI_TOKENS);
    }

    @Test
    void charge_withUnitsAndAmount_isRefused() {
        assertThatThrownBy(() -> new Charge(CostComponent.API_CALLS, 1L, null, "call", BigDecimal.ONE, "USD"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("either units or an amount");
    }

    @Property(tries = 200)
    void total_isTheSumOfTheComponentsInAnyOrder(@ForAll("charges") List<Charge> charges) {
        List<PricedCharge> priced =
                charges.stream().map(charge -> RATES.priced(charge, AT)).toList();
        List<PricedCharge> backwards = new ArrayList<>(priced);
        Collections.reverse(backwards);
        InteractionCost cost = InteractionCost.of(priced);

        assertThat(cost.totalNano())
                .isEqualTo(Arrays.stream(CostComponent.values())
                        .map(cost::of)
                        .filter(Objects::nonNull)
                        .mapToLong(Long::longValue)
                        .sum());
        assertThat(InteractionCost.of(backwards)).isEqualTo(cost);
    }

    @Provide
    static Arbitrary<List<Charge>> charges() {
        Arbitrary<CostComponent> component = Arbitraries.of(CostComponent.values());
        Arbitrary<Charge> units = Combinators.combine(
                        component, Arbitraries.longs().between(0, 1_000_000_000))
                .as((part, count) -> Charge.units(part, count, "cloudflare", "d1.query"));
        Arbitrary<Charge> amounts = Combinators.combine(
                        component,
                        Arbitraries.bigDecimals().between(BigDecimal.valueOf(-1e6), BigDecimal.valueOf(1e6)),
                        Arbitraries.of("USD", "EUR", "CHF"))
                .as((part, amount, currency) -> Charge.amount(part, amount, currency));
        return Arbitraries.oneOf(units, amounts).list().ofMaxSize(16);
    }

    private static Charge amount(String amount, String currency) {
        return Charge.amount(CostComponent.API_CALLS, new BigDecimal(amount), currency);
    }

    private static InteractionCost cost(Charge... charges) {
        return InteractionCost.of(
                Arrays.stream(charges).map(charge -> RATES.priced(charge, AT)).toList());
    }
}
