package io.tokenspeed.fakeprovider.wire;

import java.util.List;

/** Ollama's embed, as in https://github.com/ollama/ollama/blob/main/docs/api.md. It is never streamed. */
final class OllamaEmbeddings implements WireForm {
    private final WireForm errors = new OllamaMessages(false);

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
        String count = usage == null ? "" : ",\"prompt_eval_count\":" + usage.prompt();
        return "{\"model\":" + reply.model() + ",\"embeddings\":[[0.25,-0.5,0.125]],\"total_duration\":14000000,"
                + "\"load_duration\":1000000" + count + "}";
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
