package io.tokenspeed.model.request;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PassTest {
    @Test
    void parse_readsWhatTextWrote() {
        List<Pass> passes = List.of(new Pass(1, 2, 3, 4, 5), new Pass(0, 9_007_199_254_740_991L, 0, 0, 7));

        assertThat(Pass.text(passes)).isEqualTo("1,2,3,4,5;0,9007199254740991,0,0,7");
        assertThat(Pass.parse(Pass.text(passes))).isEqualTo(passes);
        assertThat(Pass.parse(Pass.text(List.of()))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"1,2,3,4", "1,2,3,4,5;", "a,b,c,d,e", "-1,0,0,0,0"})
    void parse_anythingElse_isRefused(String text) {
        assertThatThrownBy(() -> Pass.parse(text)).isInstanceOf(IllegalArgumentException.class);
    }
}
