package io.tokenspeed.adapter.langchain4j;

import dev.langchain4j.model.anthropic.AnthropicChatModel;
import dev.langchain4j.model.anthropic.AnthropicStreamingChatModel;
import dev.langchain4j.model.chat.ChatModel;
import dev.langchain4j.model.chat.StreamingChatModel;
import dev.langchain4j.model.chat.listener.ChatModelListener;
import dev.langchain4j.model.openai.OpenAiChatModel;
import dev.langchain4j.model.openai.OpenAiStreamingChatModel;
import java.net.URI;
import java.time.Duration;
import java.util.List;

/** The real clients of LangChain4j, with retries switched off. */
enum Api {
    OPENAI {
        @Override
        StreamingChatModel streaming(URI provider, boolean thinking, ChatModelListener... listeners) {
            return OpenAiStreamingChatModel.builder()
                    .baseUrl(provider.resolve("/v1").toString())
                    .apiKey("none")
                    .modelName("gpt-5.5")
                    .returnThinking(thinking)
                    .timeout(TIMEOUT)
                    .listeners(List.of(listeners))
                    .build();
        }

        @Override
        ChatModel blocking(URI provider, ChatModelListener... listeners) {
            return OpenAiChatModel.builder()
                    .baseUrl(provider.resolve("/v1").toString())
                    .apiKey("none")
                    .modelName("gpt-5.5")
                    .maxRetries(0)
                    .timeout(TIMEOUT)
                    .listeners(List.of(listeners))
                    .build();
        }
    },
    ANTHROPIC {
        @Override
        StreamingChatModel streaming(URI provider, boolean thinking, ChatModelListener... listeners) {
            return AnthropicStreamingChatModel.builder()
                    .baseUrl(provider.resolve("/v1").toString())
                    .apiKey("none")
                    .modelName("claude-sonnet-5")
                    .returnThinking(thinking)
                    .timeout(TIMEOUT)
                    .listeners(List.of(listeners))
                    .build();
        }

        @Override
        ChatModel blocking(URI provider, ChatModelListener... listeners) {
            return AnthropicChatModel.builder()
                    .baseUrl(provider.resolve("/v1").toString())
                    .apiKey("none")
                    .modelName("claude-sonnet-5")
                    .maxRetries(0)
                    .timeout(TIMEOUT)
                    .listeners(List.of(listeners))
                    .build();
        }
    };

    private static final Duration TIMEOUT = Duration.ofMillis(1500);

    abstract StreamingChatModel streaming(URI provider, boolean thinking, ChatModelListener... listeners);

    abstract ChatModel blocking(URI provider, ChatModelListener... listeners);

    String provider() {
        return this == OPENAI ? "openai" : "anthropic";
    }

    String model() {
        return this == OPENAI ? "gpt-5.5" : "claude-sonnet-5";
    }
}
