package io.tokenspeed.meter.answer;

import io.tokenspeed.meter.cut.Cutter;
import io.tokenspeed.meter.cut.LineCutter;
import io.tokenspeed.meter.cut.ObjectCutter;
import io.tokenspeed.meter.cut.SseCutter;
import java.util.Locale;

/** An API of model providers, whose answers can be read. */
public enum ProviderApi {
    /** OpenAI's chat completions, which many other providers and local servers speak too, completions and embeddings. */
    OPENAI_CHAT,
    /** OpenAI's responses. */
    OPENAI_RESPONSES,
    /** Anthropic's messages. */
    ANTHROPIC,
    /** Ollama's native chat, generate and embed. */
    OLLAMA,
    /** Gemini's generateContent, streamGenerateContent and embedContent. */
    GEMINI;

    private static final String JSON = "application/json";

    /**
     * Returns a reader for the body of one successful response.
     *
     * @param contentType the header {@code content-type}: JSON is read as a whole and has no deltas, anything else as a
     *     stream. Gemini streams JSON, too, as an array
     * @param listener hears of the deltas, on the thread that reads
     */
    public AnswerReader reader(String contentType, AnswerListener listener) {
        boolean json =
                contentType.toLowerCase(Locale.ROOT).split(";", 2)[0].strip().equals(JSON);
        Findings findings = new Findings();
        EventParser parser = new EventParser(events(), findings);
        if (json) {
            return new AnswerReader(document(parser, findings, listener), findings);
        }
        findings.tell(listener);
        return new AnswerReader(this == OLLAMA ? new LineCutter(parser::read) : new SseCutter(parser::read), findings);
    }

    private Cutter document(EventParser parser, Findings findings, AnswerListener listener) {
        return this == GEMINI
                ? new ObjectCutter(parser::read, () -> findings.tell(listener))
                : new DocumentReader(parser, findings);
    }

    private AnswerEvents events() {
        return switch (this) {
            case OPENAI_CHAT -> new OpenAiChatEvents();
            case OPENAI_RESPONSES -> new OpenAiResponsesEvents();
            case ANTHROPIC -> new AnthropicEvents();
            case OLLAMA -> new OllamaEvents();
            case GEMINI -> new GeminiEvents();
        };
    }
}
