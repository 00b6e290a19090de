package io.tokenspeed.agent.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import java.text.NumberFormat;
import java.util.Locale;
import java.util.OptionalDouble;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NumbersTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "0|0",
                "999|999",
                "1000|1,000",
                "9999|9,999",
                "10000|10.0K",
                "12345|12.3K",
                "99949|99.9K",
                "99950|100K",
                "999499|999K",
                "999500|1.00M",
                "1234567|1.23M",
                "12345678|12.3M",
                "123456789|123M",
                "1234567890|1.23B",
                "9994999|9.99M",
                "9995000|10.0M",
                "9223372036854775807|9.22E"
            })
    void compact_hasThreeSignificantDigits(long value, String text) {
        assertThat(Numbers.compact(value)).isEqualTo(text);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "0|$0.00",
                "1|<$0.01",
                "4999999|<$0.01",
                "5000000|$0.01",
                "1230000000|$1.23",
                "1050000000|$1.05",
                "1234567890000000|$1,234,567.89"
            })
    void dollars_haveCents(long nano, String text) {
        assertThat(Numbers.dollars(nano)).isEqualTo(text);
    }

    @ParameterizedTest
    @CsvSource({"0, 0, —", "0, 5, 0 %", "999, 1000, 99 %", "1000, 1000, 100 %"})
    void percent_isNeverRoundedUpToAll(long part, long whole, String text) {
        assertThat(Numbers.percent(part, whole)).isEqualTo(text);
    }

    @Test
    void speed_unknownIsADash() {
        assertThat(Numbers.speed(OptionalDouble.empty())).isEqualTo("—");
        assertThat(Numbers.speed(OptionalDouble.of(45.25))).isEqualTo("45.3");
        assertThat(Numbers.speed(OptionalDouble.of(99.95))).isEqualTo("100");
    }

    @Property
    void full_isWhatTheJdkFormats(@ForAll @LongRange(min = -1_000_000_000_000L, max = Long.MAX_VALUE) long value) {
        assertThat(Numbers.full(value))
                .isEqualTo(NumberFormat.getInstance(Locale.US).format(value));
    }

    @Property
    void compact_fitsFiveColumns(@ForAll @LongRange(min = 0, max = Long.MAX_VALUE) long value) {
        assertThat(Numbers.compact(value)).hasSizeLessThanOrEqualTo(5);
    }
}
