package io.tokenspeed.collector;

import static org.assertj.core.api.Assertions.assertThat;

import io.tokenspeed.model.request.TokenCounts;
import io.tokenspeed.model.request.UsageSource;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class UsageTest {
    @Test
    void inclusive_takesTheCacheOutOfTheInput() {
        assertThat(Usage.inclusive(1000, 900, 61, 20))
                .isEqualTo(new TokenCounts(100, 900, 0, 0, 61, 20, true, UsageSource.REPORTED, true));
        assertThat(Usage.inclusive(1000, 700, 200, 61, 20))
                .isEqualTo(new TokenCounts(100, 700, 200, 0, 61, 20, true, UsageSource.REPORTED, true));
        assertThat(Usage.inclusive(1000, 900, 61).reasoningKnown()).isFalse();
    }

    @Test
    void exclusive_isTakenAsItIs() {
        assertThat(Usage.exclusive(1, 2, 3, 4, 50, 6))
                .isEqualTo(new TokenCounts(1, 2, 3, 4, 50, 6, true, UsageSource.REPORTED, true));
    }

    @Test
    void estimated_saysSo() {
        assertThat(Usage.estimated(1, 2).source()).isEqualTo(UsageSource.ESTIMATED);
        assertThat(Usage.MISSING.source()).isEqualTo(UsageSource.MISSING);
    }

    @Property
    void total_isPromptPlusCompletion(
            @ForAll long prompt,
            @ForAll long cached,
            @ForAll long written,
            @ForAll long output,
            @ForAll long reasoning) {
        TokenCounts inclusive = Usage.inclusive(prompt, cached, written, output, reasoning);
        TokenCounts exclusive = Usage.exclusive(prompt, cached, written, 0, output, reasoning);

        assertThat(inclusive.total()).isEqualTo(inclusive.prompt() + inclusive.output());
        assertThat(inclusive.prompt()).isEqualTo(Math.min(TokenCounts.MOST, Math.max(0, prompt)));
        assertThat(exclusive.total()).isEqualTo(exclusive.prompt() + exclusive.output());
        assertThat(exclusive.reasoning()).isLessThanOrEqualTo(exclusive.output());
    }

    @Property
    void source_isReportedOnlyForPossibleCounts(@ForAll int prompt, @ForAll int cached, @ForAll int output) {
        boolean possible = prompt >= 0
                && cached >= 0
                && cached <= prompt
                && output >= 0
                && prompt <= TokenCounts.MOST
                && output <= TokenCounts.MOST;

        assertThat(Usage.inclusive(prompt, cached, output).source() == UsageSource.REPORTED)
                .isEqualTo(possible);
    }
}
