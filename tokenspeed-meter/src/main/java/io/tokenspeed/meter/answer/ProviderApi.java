package io.tokenspeed.meter.answer;

import java.util.Locale;

/** An API of model providers, whose answers can be read. */
public enum ProviderApi {
    /** OpenAI's chat completions, which many other providers and local servers speak too. */
    OPENAI_CHAT,
    /** OpenAI's responses. */
    OPENAI_RESPONSES,
    /** Anthropic's messages. */
    ANTHROPIC,
    /** Ollama's native chat and generate. */
    OLLAMA;

    /**
     * Returns a reader for the body of one successful response.
     *
     * @param contentType the header {@code content-type}: JSON is read as a whole and has no deltas, anything else as a
     *     stream
     * @param listener hears of the deltas, on the thread that reads
     */
    public AnswerReader reader(String contentType, AnswerListener listener) {
        String type = contentType.toLowerCase(Locale.ROOT).split(";", 2)[0].strip();
        Findings findings = new Findings();
        EventParser parser = new EventParser(events(), findings);
        if (type.equals("application/json")) {
            return new AnswerReader(new WholeCutter(parser::read), findings);
        }
        findings.tell(listener);
        return new AnswerReader(this == OLLAMA ? new LineCutter(parser::read) : new SseCutter(parser::read), findings);
    }

    private AnswerEvents events() {
        return switch (this) {
            case OPENAI_CHAT -> new OpenAiChatEvents();
            case OPENAI_RESPONSES -> new OpenAiResponsesEvents();
            case ANTHROPIC -> new AnthropicEvents();
            case OLLAMA -> new OllamaEvents();
        };
    }
}
