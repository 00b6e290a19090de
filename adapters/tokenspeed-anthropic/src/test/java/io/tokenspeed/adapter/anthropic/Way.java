package io.tokenspeed.adapter.anthropic;

import com.anthropic.core.RequestOptions;
import com.anthropic.core.http.StreamResponse;
import com.anthropic.models.messages.Message;
import com.anthropic.models.messages.RawMessageStreamEvent;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

/** The ways to ask, each of which waits for the end of the answer. */
enum Way {
    WHOLE {
        @Override
        String ask(Host host, RequestOptions options) {
            return text(host.messages.create(Host.QUESTION, options));
        }
    },
    STREAM {
        @Override
        String ask(Host host, RequestOptions options) {
            try (StreamResponse<RawMessageStreamEvent> events = host.messages.createStreaming(Host.QUESTION, options)) {
                return events.stream().map(Way::text).collect(Collectors.joining());
            }
        }
    },
    ASYNC_WHOLE {
        @Override
        String ask(Host host, RequestOptions options) throws Exception {
            return text(host.asyncMessages.create(Host.QUESTION, options).get(10, TimeUnit.SECONDS));
        }
    },
    ASYNC_STREAM {
        @Override
        String ask(Host host, RequestOptions options) throws Exception {
            StringBuilder text = new StringBuilder();
            host.asyncMessages
                    .createStreaming(Host.QUESTION, options)
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
        return this == STREAM || this == ASYNC_STREAM;
    }

    private static String text(Message message) {
        return message.content().stream()
                .flatMap(block -> block.text().stream())
                .map(block -> block.text())
                .collect(Collectors.joining());
    }

    private static String text(RawMessageStreamEvent event) {
        return event.contentBlockDelta()
                .flatMap(block -> block.delta().text())
                .map(delta -> delta.text())
                .orElse("");
    }
}
