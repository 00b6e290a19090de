package io.tokenspeed.adapter.openai;

import com.openai.core.RequestOptions;
import com.openai.core.http.StreamResponse;
import com.openai.models.chat.completions.ChatCompletion;
import com.openai.models.chat.completions.ChatCompletionChunk;
import com.openai.models.responses.Response;
import com.openai.models.responses.ResponseStreamEvent;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

/** The ways to ask, each of which waits for the end of the answer. */
enum Way {
    CHAT {
        @Override
        String ask(Host host, RequestOptions options) {
            return text(host.metered.chatCompletions().create(Host.CHAT, options));
        }
    },
    CHAT_STREAM {
        @Override
        String ask(Host host, RequestOptions options) {
            try (StreamResponse<ChatCompletionChunk> chunks =
                    host.metered.chatCompletions().createStreaming(Host.CHAT, options)) {
                return chunks.stream().map(Way::text).collect(Collectors.joining());
            }
        }
    },
    CHAT_ASYNC {
        @Override
        String ask(Host host, RequestOptions options) throws Exception {
            return text(host.metered
                    .chatCompletionsAsync()
                    .create(Host.CHAT, options)
                    .get(10, TimeUnit.SECONDS));
        }
    },
    CHAT_ASYNC_STREAM {
        @Override
        String ask(Host host, RequestOptions options) throws Exception {
            StringBuilder text = new StringBuilder();
            host.metered
                    .chatCompletionsAsync()
                    .createStreaming(Host.CHAT, options)
                    .subscribe(chunk -> text.append(text(chunk)))
                    .onCompleteFuture()
                    .get(10, TimeUnit.SECONDS);
            return text.toString();
        }
    },
    RESPONSE {
        @Override
        String ask(Host host, RequestOptions options) {
            return text(host.metered.responses().create(Host.RESPONSE, options));
        }
    },
    RESPONSE_STREAM {
        @Override
        String ask(Host host, RequestOptions options) {
            try (StreamResponse<ResponseStreamEvent> events =
                    host.metered.responses().createStreaming(Host.RESPONSE, options)) {
                return events.stream().map(Way::text).collect(Collectors.joining());
            }
        }
    },
    RESPONSE_ASYNC {
        @Override
        String ask(Host host, RequestOptions options) throws Exception {
            return text(
                    host.metered.responsesAsync().create(Host.RESPONSE, options).get(10, TimeUnit.SECONDS));
        }
    },
    RESPONSE_ASYNC_STREAM {
        @Override
        String ask(Host host, RequestOptions options) throws Exception {
            StringBuilder text = new StringBuilder();
            host.metered
                    .responsesAsync()
                    .createStreaming(Host.RESPONSE, options)
                    .subscribe(event -> text.append(text(event)))
                    .onCompleteFuture()
                    .get(10, TimeUnit.SECONDS);
            return text.toString();
        }
    };

    /** Returns the text of the answer. */
    abstract String ask(Host host, RequestOptions options) throws Exception;

    String ask(Host host) throws Exception {
        return ask(host, RequestOptions.none());
    }

    boolean streams() {
        return name().endsWith("STREAM");
    }

    private static String text(ChatCompletion completion) {
        return completion.choices().stream()
                .flatMap(choice -> choice.message().content().stream())
                .collect(Collectors.joining());
    }

    private static String text(ChatCompletionChunk chunk) {
        return chunk.choices().stream()
                .flatMap(choice -> choice.delta().content().stream())
                .collect(Collectors.joining());
    }

    private static String text(Response response) {
        return response.output().stream()
                .flatMap(item -> item.message().stream())
                .flatMap(message -> message.content().stream())
                .flatMap(content -> content.outputText().stream())
                .map(text -> text.text())
                .collect(Collectors.joining());
    }

    private static String text(ResponseStreamEvent event) {
        return event.outputTextDelta().map(text -> text.delta()).orElse("");
    }
}
