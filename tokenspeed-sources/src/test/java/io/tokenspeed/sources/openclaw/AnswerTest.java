package io.tokenspeed.sources.openclaw;

import static org.assertj.core.api.Assertions.assertThat;

import io.tokenspeed.model.request.TokenCounts;
import io.tokenspeed.sources.tree.JsonTree;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class AnswerTest {
    @Test
    void of_aTotalOnly_isDoubtedWithoutTokens() throws Exception {
        assertThat(answer("{'totalTokens':222}", ""))
                .returns(TokenCounts.NONE, Answer::tokens)
                .returns("only the total is stated", Answer::doubt);
    }

    @Test
    void of_anAnswerWithoutTokens_isOneOnlyIfItFailed() throws Exception {
        assertThat(answer(Events.usage(0, 0, 0, 0, 0), "")).isNull();
        assertThat(answer(Events.usage(0, 0, 0, 0, 0), ",'stopReason':'error'")).isNotNull();
    }

    @Test
    void of_aNoteOfOpenClaw_isNoAnswer() throws Exception {
        assertThat(answer(Events.usage(1, 1, 1, 1, 1), ",'provider':'openclaw'"))
                .isNull();
        assertThat(answer(Events.usage(1, 1, 1, 1, 1), ",'api':'openclaw-transcript'"))
                .isNull();
    }

    private static @Nullable Answer answer(String usage, String more) throws Exception {
        String event = Events.answer("a", "", usage, 1, 1, more);
        return Answer.of(JsonTree.document(event.getBytes(StandardCharsets.UTF_8)));
    }
}
