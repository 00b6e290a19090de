package io.tokenspeed.adapter.springai;

import java.net.URI;
import java.time.Duration;
import org.springframework.ai.anthropic.AnthropicChatModel;
import org.springframework.ai.anthropic.AnthropicChatOptions;
import org.springframework.ai.chat.model.ChatModel;
import org.springframework.ai.openai.OpenAiChatModel;
import org.springframework.ai.openai.OpenAiChatOptions;

/** The real clients of Spring AI, with retries switched off. */
enum Api {
    OPENAI {
        @Override
        ChatModel model(URI provider) {
            return OpenAiChatModel.builder()
                    .options(OpenAiChatOptions.builder()
                            .baseUrl(provider.resolve("/v1").toString())
                            .apiKey("none")
                            .model("gpt-5.5")
                            .maxRetries(0)
                            .timeout(TIMEOUT)
                            .build())
                    .build();
        }
    },
    ANTHROPIC {
        @Override
        ChatModel model(URI provider) {
            return AnthropicChatModel.builder()
                    .options(AnthropicChatOptions.builder()
                            .baseUrl(provider.toString())
                            .apiKey("none")
                            .model("claude-sonnet-5")
                            .maxTokens(1000)
                            .maxRetries(0)
                            .timeout(TIMEOUT)
                            .build())
                    .build();
        }
    };

    private static final Duration TIMEOUT = Duration.ofMillis(1500);

    abstract ChatModel model(URI provider);

    MeteredChatModel metered(Surroundings surroundings) {
        return MeteredChatModel.of(model(surroundings.provider.uri()), surroundings.recorder, provider());
    }

    String provider() {
        return this == OPENAI ? "openai" : "anthropic";
    }

    String modelName() {
        return this == OPENAI ? "gpt-5.5" : "claude-sonnet-5";
    }
}
