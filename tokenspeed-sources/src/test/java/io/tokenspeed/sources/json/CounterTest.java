package io.tokenspeed.sources.json;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CounterTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "7|7",
                "0|0",
                "7.0|7",
                "100000000|100000000",
                "100000001|-4",
                "9007199254740993|-4",
                "99999999999999999999999999|-4",
                "1e400|-4",
                "-1|-2",
                "-9223372036854775809|-2",
                "-0.5|-2",
                "null|-1",
                "'\"7\"'|-3",
                "true|-3",
                "{}|-3",
                "[1,[2]]|-3"
            })
    void counter_isACountOrSaysWhatStandsThere(String value, long expected) {
        byte[] bytes = ("{\"n\":" + value + ",\"next\":5}").getBytes(StandardCharsets.UTF_8);
        JsonScanner scanner = new JsonScanner();
        scanner.reset(bytes, 0, bytes.length);
        scanner.enterObject();

        scanner.nextMember();
        assertThat(scanner.counter()).isEqualTo(expected);
        scanner.nextMember();
        assertThat(scanner.counter()).isEqualTo(5);
        assertThat(scanner.nextMember()).isFalse();
    }

    @ParameterizedTest
    @CsvSource({"-1,n is absent", "-2,n is negative", "-3,n is no number", "-4,n is impossibly large"})
    void problem_namesTheField(long value, String expected) {
        assertThat(Counter.problem("n", value)).isEqualTo(expected);
        assertThat(Counter.isImpossible(value)).isEqualTo(value != Counter.ABSENT);
        assertThat(Counter.orZero(value)).isZero();
    }
}
