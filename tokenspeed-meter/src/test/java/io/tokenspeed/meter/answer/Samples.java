package io.tokenspeed.meter.answer;

/** Streams with two deltas of reasoning, three of the answer and one tool call, in the form of each API. */
final class Samples {
    private Samples() {}

    static String of(ProviderApi api) {
        return switch (api) {
            case OPENAI_CHAT -> OPENAI_CHAT;
            case OPENAI_RESPONSES -> OPENAI_RESPONSES;
            case ANTHROPIC -> ANTHROPIC;
            case OLLAMA -> OLLAMA;
            case GEMINI -> GEMINI;
        };
    }

    private static final String OPENAI_CHAT = """
            : keep-alive

            data: {"id":"c1","model":"m","service_tier":"default","choices":[{"delta":{"role":"assistant","content":""}}]}

            data: {"id":"c1","choices":[{"delta":{"reasoning_content":"Hm"}}]}

            data: {"id":"c1","choices":[{"delta":{"reasoning":"so","reasoning_details":[{"text":"so"}]}}]}

            data: {"id":"c1","choices":[{"delta":{"content":"Grüße \\u2014 \\"data: x\\""}}]}

            data: {"id":"c1","choices":[{"delta":{"content":"two"}}]}

            data: {"id":"c1","choices":[{"delta":{"tool_calls":[{"index":0,"function":{"name":"f","arguments":""}}]}}]}

            data: {"id":"c1","choices":[{"delta":{},"finish_reason":"tool_calls"}]}

            data: {"id":"c1","choices":[],"usage":{"prompt_tokens":100,"completion_tokens":30,"total_tokens":130,
            data: "prompt_tokens_details":{"cached_tokens":40,"cache_write_tokens":5},
            data: "completion_tokens_details":{"reasoning_tokens":10}}}

            data: [DONE]

            """;

    private static final String OPENAI_RESPONSES = """
            event: response.created
            data: {"type":"response.created","response":{"id":"c1","model":"m","status":"in_progress","usage":null}}

            data: {"type":"response.output_item.added","item":{"id":"rs","type":"reasoning"}}

            data: {"type":"response.reasoning_summary_text.delta","delta":"Hm","obfuscation":"xx"}

            data: {"type":"response.reasoning_text.delta","delta":"so"}

            data: {"type":"response.output_item.done","item":{"id":"rs","type":"reasoning"}}

            data: {"type":"response.output_text.delta","delta":"Grüße"}

            data: {"type":"response.output_text.delta","delta":""}

            data: {"type":"response.refusal.delta","delta":"no"}

            data: {"type":"response.output_item.added","item":{"id":"fc","type":"function_call","name":"f"}}

            data: {"type":"response.output_item.done","item":{"id":"fc","type":"function_call","name":"f"}}

            data: {"type":"response.code_interpreter_call_code.done","code":"invalid"}

            event: response.completed
            data: {"type":"response.completed","response":{"id":"c1","model":"m","status":"completed",
            data: "service_tier":"default","error":null,"output":[{"type":"message","content":[{"text":"Grüße"}]}],
            data: "usage":{"input_tokens":100,"input_tokens_details":{"cached_tokens":40,"cache_write_tokens":5},
            data: "output_tokens":30,"output_tokens_details":{"reasoning_tokens":10},"total_tokens":130}}}

            """;

    private static final String ANTHROPIC = """
            event: message_start
            data: {"type":"message_start","message":{"id":"c1","model":"m","content":[],"stop_reason":null,"usage":
            data: {"input_tokens":55,"cache_creation_input_tokens":5,"cache_read_input_tokens":40,"output_tokens":2,
            data: "cache_creation":{"ephemeral_5m_input_tokens":3,"ephemeral_1h_input_tokens":2},"service_tier":"default"}}}

            event: ping
            data: {"type":"ping"}

            data: {"type":"content_block_start","index":0,"content_block":{"type":"thinking","thinking":""}}

            data: {"type":"content_block_delta","delta":{"type":"thinking_delta","thinking":"Hm"}}

            data: {"type":"content_block_delta","delta":{"type":"thinking_delta","thinking":"so"}}

            data: {"type":"content_block_delta","delta":{"type":"signature_delta","signature":"c2ln"}}

            data: {"type":"content_block_start","index":1,"content_block":{"type":"text","text":""}}

            data: {"type":"content_block_delta","delta":{"type":"text_delta","text":"Grüße"}}

            data: {"type":"content_block_delta","delta":{"type":"text_delta","text":"two"}}

            data: {"type":"content_block_start","index":2,"content_block":{"type":"tool_use","id":"t","name":"f","input":{}}}

            data: {"type":"content_block_delta","delta":{"type":"input_json_delta","partial_json":""}}

            data: {"type":"message_delta","delta":{"stop_reason":"tool_use"},"usage":{"output_tokens":30,
            data: "output_tokens_details":{"thinking_tokens":10}}}

            data: {"type":"message_stop"}

            """;

    private static final String OLLAMA = """
            {"model":"m","message":{"role":"assistant","content":"","thinking":"Hm"},"done":false}
            {"model":"m","message":{"role":"assistant","content":"","thinking":"so"},"done":false}
            {"model":"m","message":{"role":"assistant","content":"Grüße"},"done":false}
            {"model":"m","message":{"role":"assistant","content":"two"},"done":false}
            {"model":"m","message":{"role":"assistant","content":"","tool_calls":[{"function":{"name":"f"}}]},"done":false}
            {"model":"m","message":{"role":"assistant","content":""},"done":true,"load_duration":5,\
            "prompt_eval_count":100,"prompt_eval_duration":6,"eval_count":30,"eval_duration":7}
            """;

    private static final String GEMINI = """
            data: {"candidates":[{"content":{"parts":[{"text":"Hm","thought":true}],"role":"model"},"index":0}],
            data: "usageMetadata":{"promptTokenCount":90,"totalTokenCount":90},"modelVersion":"m","responseId":"c1"}

            data: {"candidates":[{"content":{"parts":[{"thought":true,"text":"so"},{"text":""}]}}],
            data: "usageMetadata":{"promptTokenCount":90,"thoughtsTokenCount":5,"totalTokenCount":95}}

            data: {"candidates":[{"content":{"parts":[{"text":"Grüße"},{"text":" \\" ]}"}]}}],"usageMetadata":{"promptTokenCount":90,
            data: "candidatesTokenCount":3,"thoughtsTokenCount":10,"totalTokenCount":103}}

            data: {"candidates":[{"content":{"parts":[{"inlineData":{"mimeType":"image/png","data":"aGk="}}]}}]}

            data: {"candidates":[{"content":{"parts":[{"functionCall":{"name":"f","args":{"a":"bc","n":12}}}]},
            data: "finishReason":"STOP"}],"usageMetadata":{"promptTokenCount":90,"cachedContentTokenCount":40,
            data: "toolUsePromptTokenCount":10,"candidatesTokenCount":20,"thoughtsTokenCount":10,"totalTokenCount":130}}

            """;

    /** Gemini's stream without {@code alt=sse}: one array. */
    static String geminiArray() {
        String events = GEMINI.replaceAll("(?m)^data: ", "").strip().replace("\n\n", "\n,\r\n");
        return " [" + events + "\n]\n";
    }
}
