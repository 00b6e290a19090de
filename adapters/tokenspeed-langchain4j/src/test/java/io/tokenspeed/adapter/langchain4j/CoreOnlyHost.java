package io.tokenspeed.adapter.langchain4j;

import dev.langchain4j.data.message.AiMessage;
import dev.langchain4j.model.chat.StreamingChatModel;
import dev.langchain4j.model.chat.request.ChatRequest;
import dev.langchain4j.model.chat.response.ChatResponse;
import dev.langchain4j.model.chat.response.StreamingChatResponseHandler;
import dev.langchain4j.model.output.TokenUsage;
import io.tokenspeed.collector.Recorder;
import io.tokenspeed.collector.sink.MemorySink;

/** A host whose model is of none of the providers with classes of their own. */
final class CoreOnlyHost {
    private CoreOnlyHost() {}

    public static void main(String[] args) {
        MemorySink sink = new MemorySink(1);
        try (Recorder recorder = Recorder.builder("host").sink(sink).open()) {
            MeteredStreamingChatModel.of(new OwnModel(), recorder).chat("hello", new Reader());
        }
        System.out.println(sink.requests().get(0).tokens().total());
    }

    private static final class OwnModel implements StreamingChatModel {
        @Override
        public void doChat(ChatRequest request, StreamingChatResponseHandler handler) {
            handler.onPartialResponse("hello");
            handler.onCompleteResponse(ChatResponse.builder()
                    .aiMessage(AiMessage.from("hello"))
                    .tokenUsage(new TokenUsage(1000, 61))
                    .build());
        }
    }
}
