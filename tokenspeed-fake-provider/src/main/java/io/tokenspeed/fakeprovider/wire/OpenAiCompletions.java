package io.tokenspeed.fakeprovider.wire;

import org.jspecify.annotations.Nullable;

/** OpenAI's older completions, as in https://platform.openai.com/docs/api-reference/completions: text, and nothing else. */
final class OpenAiCompletions implements WireForm {
    @Override
    public String idPrefix() {
        return "cmpl-";
    }

    @Override
    public StreamText stream(FakeReply reply) {
        StreamText.Builder stream = new StreamText.Builder();
        stream.opened();
        for (Run run : reply.runs()) {
            for (int i = 0; i < run.count(); i++) {
                stream.delta(OpenAiChat.event(head(reply) + choice(run.piece(i), null) + "}"));
            }
        }
        stream.event(OpenAiChat.event(head(reply) + choice("", finish(reply)) + "}"));
        if (reports(reply) && reply.usage() != null) {
            stream.event(OpenAiChat.event(
                    head(reply) + ",\"choices\":[],\"usage\":" + OpenAiChat.usage(reply.usage()) + "}"));
        }
        stream.event(OpenAiChat.DONE);
        return stream.build();
    }

    @Override
    public boolean reports(FakeReply reply) {
        return reply.usage() != null && (reply.asked().usage() || !reply.asked().stream());
    }

    private static String head(FakeReply reply) {
        return "{\"id\":" + WireText.quote(reply.id())
                + ",\"object\":\"text_completion\",\"created\":1796031000,\"model\":" + reply.model();
    }

    private static String choice(String text, @Nullable String finish) {
        return ",\"choices\":[{\"text\":" + WireText.quote(text) + ",\"index\":0,\"logprobs\":null,\"finish_reason\":"
                + WireText.quote(finish) + "}]";
    }

    private static String finish(FakeReply reply) {
        return reply.finish("stop", "stop");
    }

    @Override
    public String whole(FakeReply reply) {
        String usage = reply.usage() == null ? "" : ",\"usage\":" + OpenAiChat.usage(reply.usage());
        return head(reply) + choice(reply.all(Run.Kind.TEXT), finish(reply)) + usage + "}";
    }

    @Override
    public String error(int status) {
        return OpenAiChat.errorBody(status);
    }

    @Override
    public String errorEvent(int status) {
        return OpenAiChat.event(error(status));
    }
}
