package io.tokenspeed.fakeprovider.wire;

import java.util.List;

/** Writes the events of one streamed response of OpenAI. */
final class ResponseEvents {
    private final FakeReply reply;
    private final StreamText.Builder stream = new StreamText.Builder();
    private int sequence;
    private int item;

    ResponseEvents(FakeReply reply) {
        this.reply = reply;
    }

    StreamText write() {
        state("created", "in_progress", List.of());
        state("in_progress", "in_progress", List.of());
        stream.opened();
        for (Run run : reply.runs()) {
            switch (run.kind()) {
                case REASONING -> reasoning(run);
                case TEXT -> message(run);
                case TOOL_CALL -> call(run);
            }
        }
        String ended = OpenAiResponses.ended(reply);
        state(ended, ended, OpenAiResponses.output(reply));
        return stream.build();
    }

    private void state(String name, String status, List<String> output) {
        stream.event(event(name, "\"response\":" + OpenAiResponses.response(reply, status, output)));
    }

    private void reasoning(Run run) {
        String text = run.all();
        String place = "\"item_id\":\"rs_1\",\"output_index\":" + item + ",\"summary_index\":0,";
        added(OpenAiResponses.reasoning(""));
        stream.event(event("reasoning_summary_part.added", place + "\"part\":" + OpenAiResponses.summary("")));
        for (int i = 0; i < run.count(); i++) {
            stream.delta(event("reasoning_summary_text.delta", place + "\"delta\":" + WireText.quote(run.piece(i))));
        }
        stream.event(event("reasoning_summary_text.done", place + "\"text\":" + WireText.quote(text)));
        stream.event(event("reasoning_summary_part.done", place + "\"part\":" + OpenAiResponses.summary(text)));
        done(OpenAiResponses.reasoning(text));
    }

    private void message(Run run) {
        String text = run.all();
        String place = "\"item_id\":\"msg_1\",\"output_index\":" + item + ",\"content_index\":0,";
        added(OpenAiResponses.message(""));
        stream.event(event("content_part.added", place + "\"part\":" + OpenAiResponses.part("")));
        for (int i = 0; i < run.count(); i++) {
            String delta = place + "\"delta\":" + WireText.quote(run.piece(i)) + ",\"logprobs\":[]";
            stream.delta(event("output_text.delta", delta));
        }
        stream.event(event("output_text.done", place + "\"text\":" + WireText.quote(text) + ",\"logprobs\":[]"));
        stream.event(event("content_part.done", place + "\"part\":" + OpenAiResponses.part(text)));
        done(OpenAiResponses.message(text));
    }

    private void call(Run run) {
        int count = run.count();
        String place = "\"item_id\":\"fc_1\",\"output_index\":" + item + ",";
        added(OpenAiResponses.call("in_progress", ""));
        for (int i = 0; i < count; i++) {
            String delta = place + "\"delta\":" + WireText.quote(run.piece(i));
            stream.delta(event("function_call_arguments.delta", delta));
        }
        String all = run.all();
        stream.event(event(
                "function_call_arguments.done", place + "\"name\":\"search\",\"arguments\":" + WireText.quote(all)));
        done(OpenAiResponses.call("completed", all));
    }

    private void added(String json) {
        stream.event(event("output_item.added", "\"output_index\":" + item + ",\"item\":" + json));
    }

    private void done(String json) {
        stream.event(event("output_item.done", "\"output_index\":" + item + ",\"item\":" + json));
        item++;
    }

    private String event(String name, String fields) {
        return "event: response." + name + "\ndata: {\"type\":\"response." + name + "\",\"sequence_number\":"
                + sequence++ + "," + fields + "}\n\n";
    }
}
