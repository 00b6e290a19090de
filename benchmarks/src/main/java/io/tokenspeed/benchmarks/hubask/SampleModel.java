package io.tokenspeed.benchmarks.hubask;

import java.util.List;

/**
 * A model as its tool names it, with the middle of its speeds and waits.
 *
 * @param milliTps thousandths of a token per second
 * @param waitMillis milliseconds until the first token
 */
record SampleModel(String tool, String provider, String name, int milliTps, int waitMillis) {
    static final List<SampleModel> ALL = List.of(
            new SampleModel("claude", "anthropic", "claude-opus-4-8", 45_000, 1_800),
            new SampleModel("claude", "anthropic", "claude-sonnet-4-6", 70_000, 1_200),
            new SampleModel("claude", "anthropic", "claude-haiku-4-5", 140_000, 600),
            new SampleModel("codex", "openai", "gpt-5.5", 60_000, 2_500),
            new SampleModel("codex", "openai", "gpt-5.3-codex", 80_000, 1_500),
            new SampleModel("codex", "openai", "gpt-5-mini", 130_000, 900),
            new SampleModel("opencode", "openrouter", "qwen3-coder", 90_000, 700),
            new SampleModel("opencode", "deepseek", "deepseek-v3.2", 40_000, 1_000),
            new SampleModel("opencode", "openrouter", "kimi-k2", 55_000, 800),
            new SampleModel("gemini", "google", "gemini-3-pro", 75_000, 2_000),
            new SampleModel("gemini", "google", "gemini-3-flash", 180_000, 500),
            new SampleModel("copilot", "openai", "gpt-5.2", 65_000, 1_400));
}
