package io.tokenspeed.agent.top;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class TopStateTest {
    @Test
    void sort_goesRoundAndToTheTop() {
        TopState scrolled = TopState.START.after(TopKey.LAST, 9);

        TopState sorted = scrolled.after(TopKey.SORT, 9);

        assertThat(sorted.sort()).isEqualTo(TopSort.COST);
        assertThat(sorted.scroll()).isZero();
        assertThat(after(TopKey.SORT, TopKey.SORT, TopKey.SORT, TopKey.SORT)).isEqualTo(TopState.START);
    }

    @Test
    void period_goesRound() {
        assertThat(after(TopKey.PERIOD).period()).isEqualTo(TopPeriod.WEEK);
        assertThat(after(TopKey.PERIOD, TopKey.PERIOD).period()).isEqualTo(TopPeriod.HOUR);
        assertThat(after(TopKey.PERIOD, TopKey.PERIOD, TopKey.PERIOD)).isEqualTo(TopState.START);
    }

    @Test
    void pauseAndHelp_areTakenBack() {
        assertThat(after(TopKey.PAUSE).paused()).isTrue();
        assertThat(after(TopKey.HELP).help()).isTrue();
        assertThat(after(TopKey.PAUSE, TopKey.HELP, TopKey.HELP, TopKey.PAUSE)).isEqualTo(TopState.START);
    }

    @Test
    void scroll_staysWithinTheTable() {
        assertThat(TopState.START.after(TopKey.UP, 3).scroll()).isZero();
        assertThat(TopState.START.after(TopKey.DOWN, 3).scroll()).isEqualTo(1);
        assertThat(TopState.START.after(TopKey.PAGE_DOWN, 3).scroll()).isEqualTo(3);
        assertThat(TopState.START.after(TopKey.LAST, 3).after(TopKey.DOWN, 2).scroll())
                .isEqualTo(2);
        assertThat(TopState.START.after(TopKey.LAST, 3).after(TopKey.FIRST, 3)).isEqualTo(TopState.START);
    }

    @ParameterizedTest
    @EnumSource(TopKey.class)
    void quit_aloneEnds(TopKey key) {
        assertThat(after(key).ended()).isEqualTo(key == TopKey.QUIT);
    }

    private static TopState after(TopKey... keys) {
        TopState state = TopState.START;
        for (TopKey key : keys) {
            state = state.after(key, 5);
        }
        return state;
    }
}
