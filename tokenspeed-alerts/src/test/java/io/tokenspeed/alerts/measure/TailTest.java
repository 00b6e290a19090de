package io.tokenspeed.alerts.measure;

import static org.assertj.core.api.Assertions.assertThat;

import io.tokenspeed.model.statistics.BetaBinomial;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TailTest {
    @ParameterizedTest
    @CsvSource({"50, 2.5, 98.5, 5", "20, 0.5, 100.5, 5", "300, 1.5, 99.5, 15", "30, 1.2, 98.8, 2"})
    void needed_isTheFirstThatIsRare(long n, double a, double b, long least) {
        long needed = Tail.needed(n, n, least, a, b);

        assertThat(BetaBinomial.upperTail(needed, n, a, b)).isLessThan(1e-4);
        assertThat(needed == least || BetaBinomial.upperTail(needed - 1, n, a, b) >= 1e-4)
                .isTrue();
    }

    @Test
    void needed_nothingIsRareEnough_isMoreThanThereAre() {
        assertThat(Tail.needed(3, 3, 1, 50, 50)).isEqualTo(4);
    }

    @Test
    void needed_seenBelowTheLeast_isTheLeast() {
        assertThat(Tail.needed(4, 50, 5, 2.5, 98.5)).isEqualTo(5);
    }
}
