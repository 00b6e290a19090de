package io.tokenspeed.fakeprovider.wire;

import java.util.List;

/** OpenAI's embeddings, as in https://platform.openai.com/docs/api-reference/embeddings. They are never streamed. */
final class OpenAiEmbeddings implements WireForm {
    @Override
    public String idPrefix() {
        return "";
    }

    @Override
    public StreamText stream(FakeReply reply) {
        return new StreamText("", List.of(), whole(reply));
    }

    @Override
    public String whole(FakeReply reply) {
        WireUsage usage = reply.usage();
        String counts = usage == null
                ? ""
                : ",\"usage\":{\"prompt_tokens\":" + usage.prompt() + ",\"total_tokens\":" + usage.prompt() + "}";
        return "{\"object\":\"list\",\"data\":[{\"object\":\"embedding\",\"index\":0,\"embedding\":[0.25,-0.5,0.125]}],"
                + "\"model\":" + reply.model() + counts + "}";
    }

    @Override
    public String error(int status) {
        return OpenAiChat.errorBody(status);
    }

    @Override
    public String errorEvent(int status) {
        return error(status);
    }
}
