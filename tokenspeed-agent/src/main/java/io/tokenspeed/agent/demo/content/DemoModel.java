package io.tokenspeed.agent.demo.content;

import java.util.List;

/**
 * A model of the generated history.
 *
 * @param name as the logs name it
 * @param provider who serves it
 * @param tokensPerSecond typical decode speed, in output tokens per second
 * @param ttftMillis typical time to first token, in milliseconds
 * @param inputUsd US dollars per million input tokens, 0 where the tool knows no price
 * @param outputUsd US dollars per million output tokens
 * @param thinks whether it reasons before it answers
 */
public record DemoModel(
        String name,
        String provider,
        double tokensPerSecond,
        int ttftMillis,
        double inputUsd,
        double outputUsd,
        boolean thinks) {

    static final DemoModel OPUS = new DemoModel("claude-opus-4-8", "anthropic", 62, 1_500, 5, 25, true);
    public static final DemoModel SONNET = new DemoModel("claude-sonnet-5", "anthropic", 84, 1_100, 3, 15, true);
    public static final DemoModel HAIKU = new DemoModel("claude-haiku-4-5", "anthropic", 148, 600, 1, 5, false);
    static final DemoModel GPT = new DemoModel("gpt-5.5", "openai", 71, 1_900, 2.5, 15, true);
    static final DemoModel GPT_CODEX = new DemoModel("gpt-5.3-codex", "openai", 96, 1_300, 1.75, 14, true);
    static final DemoModel GEMINI = new DemoModel("gemini-3.1-pro-preview", "google", 112, 2_100, 2, 12, true);
    static final DemoModel QWEN = new DemoModel("qwen3-coder:30b", "ollama", 34, 450, 0, 0, false);

    public static final List<DemoModel> CLAUDE_MODELS = List.of(OPUS, OPUS, OPUS, SONNET, SONNET, HAIKU);
    public static final List<DemoModel> CODEX_MODELS = List.of(GPT, GPT_CODEX, GPT_CODEX);
    public static final List<DemoModel> COPILOT_MODELS = List.of(SONNET, SONNET, GPT);
    public static final List<DemoModel> OPENCODE_MODELS = List.of(SONNET, GEMINI, GEMINI, QWEN, QWEN, GPT);

    /**
     * The cost of these tokens in US dollars; a cache read costs a tenth of the input price, a cache write 1.25 times
     * it.
     */
    public double usd(long input, long cacheRead, long cacheWrite, long output) {
        double prompt = input + cacheRead * 0.1 + cacheWrite * 1.25;
        return StrictMath.rint(prompt * inputUsd + output * outputUsd) / 1_000_000;
    }
}
