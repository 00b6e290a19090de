package io.tokenspeed.adapter.springai;

import io.tokenspeed.collector.Recorder;
import io.tokenspeed.collector.sink.MemorySink;
import java.util.List;
import org.springframework.ai.chat.messages.AssistantMessage;
import org.springframework.ai.chat.metadata.ChatResponseMetadata;
import org.springframework.ai.chat.metadata.DefaultUsage;
import org.springframework.ai.chat.model.ChatModel;
import org.springframework.ai.chat.model.ChatResponse;
import org.springframework.ai.chat.model.Generation;
import org.springframework.ai.chat.prompt.Prompt;

/** A host whose model is of none of the providers with clients of their own. */
final class CoreOnlyHost {
    private CoreOnlyHost() {}

    public static void main(String[] args) {
        MemorySink sink = new MemorySink(1);
        try (Recorder recorder = Recorder.builder("host").sink(sink).open()) {
            MeteredChatModel.of(new OwnModel(), recorder, "own").call(new Prompt("hello"));
        }
        System.out.println(sink.requests().get(0).tokens().total());
    }

    private static final class OwnModel implements ChatModel {
        @Override
        public ChatResponse call(Prompt prompt) {
            return new ChatResponse(
                    List.of(new Generation(new AssistantMessage("hello"))),
                    ChatResponseMetadata.builder()
                            .usage(new DefaultUsage(1000, 61))
                            .build());
        }
    }
}
