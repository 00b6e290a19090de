package io.tokenspeed.fakeprovider;

import org.jspecify.annotations.Nullable;

/** The form in which one API answers. */
interface WireForm {
    /** Returns the form of the API that is called at a path; null where there is none. */
    static @Nullable WireForm of(String path) {
        String bare = path.split("\\?", 2)[0];
        if (bare.endsWith("/chat/completions")) {
            return new OpenAiChat();
        }
        if (bare.endsWith("/responses")) {
            return new OpenAiResponses();
        }
        if (bare.endsWith("/messages")) {
            return new AnthropicMessages();
        }
        return bare.endsWith("/api/chat") ? new OllamaChat() : null;
    }

    /** Returns what ids of responses begin with. */
    String idPrefix();

    /** Returns whether the API streams unless it is told not to. */
    default boolean streamsByDefault() {
        return false;
    }

    default String streamType() {
        return "text/event-stream; charset=utf-8";
    }

    /** Returns a streamed answer. */
    StreamText stream(Reply reply);

    /** Returns an answer that is not streamed, as JSON. */
    String whole(Reply reply);

    /** Returns the JSON body of an error. */
    String error(int status);

    /** Returns the event of an overloaded provider in the middle of a stream. */
    String errorEvent();
}
