package io.tokenspeed.fakeprovider.wire;

import org.jspecify.annotations.Nullable;

/** The form in which one API answers. */
public interface WireForm {
    /** Returns the form of the API that is called at a path; null where there is none. */
    static @Nullable WireForm of(String path) {
        String bare = path.split("\\?", 2)[0];
        int end = Math.max(bare.lastIndexOf('/'), bare.lastIndexOf(':'));
        return switch (bare.substring(end + 1)) {
            case "responses" -> new OpenAiResponses();
            case "messages" -> new AnthropicMessages();
            case "embeddings" -> new OpenAiEmbeddings();
            case "completions" -> bare.endsWith("/chat/completions") ? new OpenAiChat() : new OpenAiCompletions();
            case "chat" -> new OllamaMessages(true);
            case "generate" -> new OllamaMessages(false);
            case "embed" -> new OllamaEmbeddings();
            case "generateContent", "streamGenerateContent" -> new GeminiContents(path);
            case "embedContent" -> new GeminiEmbeddings(path);
            default -> null;
        };
    }

    /** Returns what ids of responses begin with. */
    String idPrefix();

    /** Returns what a request asks for. */
    default Asked asked(String body) {
        return Asked.of(body, false);
    }

    /** Returns the content type of a stream. */
    default String streamType() {
        return "text/event-stream; charset=utf-8";
    }

    /** Returns a streamed answer. */
    StreamText stream(FakeReply reply);

    /** Returns an answer that is not streamed, as JSON. */
    String whole(FakeReply reply);

    /** Returns whether an answer in this form, streamed or not as asked for, reports a usage. */
    default boolean reports(FakeReply reply) {
        return reply.usage() != null;
    }

    /** Returns the JSON body of an error with an HTTP status. */
    String error(int status);

    /** Returns the event of an error in the middle of a stream, which means the same as an HTTP status. */
    String errorEvent(int status);

    /** Returns what keeps a silent stream alive. */
    default String ping() {
        return ": ping\n\n";
    }
}
