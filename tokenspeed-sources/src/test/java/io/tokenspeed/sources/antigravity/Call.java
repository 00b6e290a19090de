package io.tokenspeed.sources.antigravity;

import io.tokenspeed.model.request.TokenCounts;
import io.tokenspeed.model.request.UsageSource;
import io.tokenspeed.sources.GrowingHome;
import java.util.List;

/** A call of a model, with the messages that Antigravity stores of it. */
record Call(String response, String model, String label, long asked, long answered, List<Long> tokens) {
    /** A call of input 500, cache write 7, cache read 16,000, thinking 40 and answer 300 tokens. */
    static Call usual(String response) {
        long asked = 1_793_611_200_000L;
        return new Call(
                response,
                "gemini-3-flash-a",
                "Gemini 3.6 Flash (High)",
                asked,
                asked + 4000,
                List.of(500L, 7L, 16_000L, 40L, 300L));
    }

    TokenCounts counts() {
        return new TokenCounts(
                tokens.get(0),
                tokens.get(2),
                tokens.get(1),
                0,
                tokens.get(3) + tokens.get(4),
                tokens.get(3),
                true,
                UsageSource.REPORTED,
                true);
    }

    /** The first field is the number of the model's name, not a count. */
    ProtoBytes usage() {
        ProtoBytes usage = new ProtoBytes()
                .number(1, 1132)
                .number(2, tokens.get(0))
                .number(3, tokens.get(3) + tokens.get(4))
                .number(4, tokens.get(1))
                .number(5, tokens.get(2))
                .number(6, 24)
                .text(7, "bot-" + response)
                .number(9, tokens.get(3))
                .number(10, tokens.get(4));
        return response.isEmpty() ? usage : usage.text(11, response);
    }

    /** A chat model with its prompt, without time and names. */
    ProtoBytes chat() {
        return new ProtoBytes().text(3, GrowingHome.PROMPT).message(4, usage());
    }

    /** A row of {@code gen_metadata} of a release before 1.1.18. */
    byte[] row() {
        return row(
                chat().message(9, new ProtoBytes().time(4, asked))
                        .text(19, model)
                        .text(21, label),
                1);
    }

    /** A row of a later release, whose time is told by a step only. */
    byte[] rowWithoutTime(long step) {
        ProtoBytes start = new ProtoBytes().number(2, -1).bytes(10, new byte[] {8, 80, 16, 3, 24, 9, 32, 1});
        return row(chat().message(9, start).text(21, label), step);
    }

    static byte[] row(ProtoBytes chat, long step) {
        return new ProtoBytes().message(1, chat).packed(2, step).bytes();
    }

    /** The metadata of the step that the answer made. */
    byte[] step(boolean complete) {
        ProtoBytes step =
                new ProtoBytes().time(1, asked + 700).message(9, usage()).message(24, new ProtoBytes().text(8, model));
        return (complete ? step.time(7, answered) : step).bytes();
    }
}
