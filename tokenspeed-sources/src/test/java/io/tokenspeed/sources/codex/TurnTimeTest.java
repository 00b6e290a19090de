package io.tokenspeed.sources.codex;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TurnTimeTest {
    private static final long CREATED = 1_791_183_600_500L;

    @Test
    void of_idsOfAClock_isTheSecondOfTheTurn() {
        assertThat(TurnTime.of(id(CREATED - 60_000), id(CREATED), CREATED)).isEqualTo(CREATED / 1000 - 60);
    }

    @Test
    void of_threadWhoseIdIsFarFromItsRecord_isUnknown() {
        assertThat(TurnTime.of(id(CREATED), id(CREATED - 90_000_000), CREATED)).isNull();
    }

    @ParameterizedTest
    @ValueSource(strings = {"t1", "", "0199aaaa-0000-4000-8000-000000000001", "0199aaaz-0000-7000-8000-000000000001"})
    void of_turnWithoutSuchAnId_isUnknown(String turn) {
        assertThat(TurnTime.of(turn, id(CREATED), CREATED)).isNull();
    }

    @Test
    void of_missingIds_isUnknown() {
        assertThat(TurnTime.of(null, id(CREATED), CREATED)).isNull();
        assertThat(TurnTime.of(id(CREATED), null, CREATED)).isNull();
    }

    private static String id(long millis) {
        String hex = "%012x".formatted(millis);
        return hex.substring(0, 8) + "-" + hex.substring(8) + "-7000-8000-000000000001";
    }
}
