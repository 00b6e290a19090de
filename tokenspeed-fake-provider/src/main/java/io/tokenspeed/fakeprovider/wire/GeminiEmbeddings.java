package io.tokenspeed.fakeprovider.wire;

import java.util.List;

/** Gemini's embedContent, as in https://ai.google.dev/api/embeddings. It is never streamed. */
final class GeminiEmbeddings implements WireForm {
    private final String path;
    private final WireForm errors;

    GeminiEmbeddings(String path) {
        this.path = path;
        errors = new GeminiContents(path);
    }

    @Override
    public String idPrefix() {
        return "";
    }

    @Override
    public Asked asked(String body) {
        return new Asked(GeminiContents.model(path), false, true);
    }

    @Override
    public StreamText stream(FakeReply reply) {
        return new StreamText("", List.of(), whole(reply));
    }

    @Override
    public String whole(FakeReply reply) {
        WireUsage usage = reply.usage();
        String count = usage == null ? "" : ",\"usageMetadata\":{\"promptTokenCount\":" + usage.prompt() + "}";
        return "{\"embedding\":{\"values\":[0.25,-0.5,0.125]}" + count + "}";
    }

    @Override
    public String error(int status) {
        return errors.error(status);
    }

    @Override
    public String errorEvent(int status) {
        return errors.errorEvent(status);
    }
}
