package io.tokenspeed.sources.codex;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The lines of a rollout as Codex writes it. JSON is given with single quotes, times as {@code mm:ss.SSS}. */
final class Rollout {
    private final List<String> lines = new ArrayList<>();

    /** The id of the n-th thread. */
    static String id(int n) {
        return "0199aaaa-0000-7000-8000-%012d".formatted(n);
    }

    /** The name of a rollout of the n-th thread. */
    static String name(int n) {
        return "rollout-2026-10-05T09-30-00-" + id(n) + ".jsonl";
    }

    /** Counters without cache writes. */
    static String usage(long input, long cached, long output, long reasoning) {
        return ("{'input_tokens':%d,'cached_input_tokens':%d,'output_tokens':%d,'reasoning_output_tokens':%d,"
                        + "'total_tokens':%d}")
                .formatted(input, cached, output, reasoning, input + output);
    }

    /** The first records of the n-th thread, with more members for its {@code session_meta}. */
    Rollout thread(int n, String more) {
        meta(n, more);
        return line(
                "00:01.000",
                "turn_context",
                "{'turn_id':'t1','cwd':'/home/ann/shop/web','model':'gpt-5.5','effort':'low'}");
    }

    Rollout meta(int n, String more) {
        return line(
                "00:00.100",
                "session_meta",
                "{'id':'" + id(n) + "','cwd':'/home/ann/shop','originator':'codex-tui','source':'cli',"
                        + "'model_provider':'openai','git':{'branch':'main'}" + more + "}");
    }

    Rollout user(String time) {
        return line(
                time, "event_msg", "{'type':'user_message','message':'it\\u2019s \\\"type\\\":\\\"token_count\\\"'}");
    }

    Rollout toolOutput(String time) {
        return line(time, "response_item", "{'type':'function_call_output','call_id':'c1','output':'ok'}");
    }

    /** A {@code token_count} event; a counter that is null is left out. */
    Rollout tokens(String time, @Nullable String total, @Nullable String last) {
        return line(
                time,
                "event_msg",
                "{'type':'token_count','info':{" + (total == null ? "" : "'total_token_usage':" + total + ",")
                        + (last == null ? "" : "'last_token_usage':" + last + ",")
                        + "'model_context_window':272000},'rate_limits':{'primary':{'used_percent':3.0}}}");
    }

    /** A {@code token_usage_record}, which newer versions write for each response. */
    Rollout response(String time, String id, String usage) {
        return line(time, "token_usage_record", "{'response_id':'" + id + "','usage':" + usage + "}");
    }

    Rollout reasoning(String time) {
        return line(time, "response_item", "{'type':'reasoning','summary':[],'encrypted_content':'x'}");
    }

    Rollout answer(String time) {
        return line(time, "response_item", "{'type':'message','role':'assistant','content':[]}");
    }

    Rollout toolCall(String time) {
        return line(time, "response_item", "{'type':'function_call','name':'shell','call_id':'c1'}");
    }

    /** The beginning of a turn of the thread itself. */
    Rollout turn(String time) {
        return line(time, "event_msg", "{'type':'task_started','turn_id':'t'}");
    }

    Rollout aborted(String time, String turn, String reason) {
        return line(time, "event_msg", "{'type':'turn_aborted','turn_id':'" + turn + "','reason':'" + reason + "'}");
    }

    Rollout settings(String time, String tier) {
        return line(
                time,
                "event_msg",
                "{'type':'thread_settings_applied','thread_settings':{'model':'gpt-5.5','service_tier':" + tier + "}}");
    }

    Rollout line(String time, String type, String payload) {
        return raw("{'timestamp':'2026-10-05T07:" + time + "Z','type':'" + type + "','payload':" + payload + "}");
    }

    Rollout raw(String line) {
        lines.add(line.replace('\'', '"'));
        return this;
    }

    int size() {
        return lines.size();
    }

    /** The first lines, each with its line feed. */
    String text(int count) {
        return String.join("\n", lines.subList(0, count)) + "\n";
    }

    byte[] bytes() {
        return text(lines.size()).getBytes(StandardCharsets.UTF_8);
    }

    Path write(Path file) throws IOException {
        Files.createDirectories(file.resolveSibling(""));
        return Files.write(file, bytes());
    }
}
