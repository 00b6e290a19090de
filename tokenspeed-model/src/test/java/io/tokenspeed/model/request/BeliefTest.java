package io.tokenspeed.model.request;

import static org.assertj.core.api.Assertions.assertThat;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Tests how a request treats counts and costs that cannot be true. */
class BeliefTest {
    @ParameterizedTest
    @ValueSource(
            doubles = {-1, -1e-9, Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY, 10_000.01, 1e300})
    void nano_ofNoCostInDollars_isNull(double usd) {
        assertThat(BelievedCost.nano(usd)).isNull();
    }

    @ParameterizedTest
    @CsvSource({"0, 0", "1.23, 1230000000", "1e-9, 1", "10000, 10000000000000"})
    void nano_ofACost_isRounded(double usd, long nano) {
        assertThat(BelievedCost.nano(usd)).isEqualTo(nano);
    }

    @ParameterizedTest
    @ValueSource(longs = {-1, Long.MIN_VALUE, BelievedCost.MOST_NANO + 1, Long.MAX_VALUE})
    void request_withAbsurdCost_hasNone(long nano) {
        assertThat(request(Sample.tokens(1, 1), nano).loggedCostNano()).isNull();
    }

    @Test
    void request_withTheMostThatIsBelieved_keepsIt() {
        TokenCounts most =
                Sample.tokens(TokenCounts.MOST, TokenCounts.MOST, TokenCounts.MOST, TokenCounts.MOST, TokenCounts.MOST);

        Request request = request(most, BelievedCost.MOST_NANO);

        assertThat(request.tokens()).isEqualTo(most);
        assertThat(request.loggedCostNano()).isEqualTo(BelievedCost.MOST_NANO);
    }

    @Test
    void request_withAbsurdCount_keepsTheOthers() {
        TokenCounts tokens = new TokenCounts(Long.MAX_VALUE, 2, 3, 4, 5, 1, true, UsageSource.REPORTED, true);

        assertThat(request(tokens, null).tokens())
                .isEqualTo(new TokenCounts(0, 2, 3, 4, 5, 1, true, UsageSource.REPORTED, true));
    }

    @Test
    void request_withAbsurdOutput_isNotReliable() {
        TokenCounts tokens = new TokenCounts(1, 2, 3, 4, TokenCounts.MOST + 1, 6, true, UsageSource.REPORTED, true);

        assertThat(request(tokens, null).tokens())
                .isEqualTo(new TokenCounts(1, 2, 3, 4, 0, 0, false, UsageSource.REPORTED, false));
    }

    @ParameterizedTest
    @CsvSource({
        "9223372036854775807, 1, 9223372036854775807",
        "9223372036854775807, 9223372036854775807, 9223372036854775807",
        "-9223372036854775808, -1, -9223372036854775808",
        "9223372036854775807, -9223372036854775808, -1",
        "2, 3, 5",
    })
    void sum_neverWrapsAround(long a, long b, long sum) {
        assertThat(Sum.of(a, b)).isEqualTo(sum);
    }

    private static Request request(TokenCounts tokens, @Nullable Long cost) {
        return new Request(
                new RequestKey("claude", "k"),
                RecordKind.SINGLE,
                tokens,
                cost,
                Sample.details(Status.OK, SpeedBasis.NONE, null));
    }
}
