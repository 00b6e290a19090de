package io.tokenspeed.adapter.springai;

import java.time.Duration;
import java.util.List;
import java.util.Objects;
import org.springframework.ai.chat.model.ChatModel;
import org.springframework.ai.chat.model.ChatResponse;
import org.springframework.ai.chat.prompt.Prompt;

/** The parts of a streamed answer. */
final class Parts {
    private Parts() {}

    static List<ChatResponse> read(ChatModel model) {
        return Objects.requireNonNull(
                model.stream(new Prompt("hello")).collectList().block(Duration.ofSeconds(20)));
    }

    static String text(List<ChatResponse> parts) {
        StringBuilder text = new StringBuilder();
        for (ChatResponse part : parts) {
            part.getResults().stream()
                    .map(generation -> generation.getOutput().getText())
                    .filter(Objects::nonNull)
                    .forEach(text::append);
        }
        return text.toString();
    }
}
