package io.tokenspeed.meter.answer;

import io.tokenspeed.meter.cut.Cutter;
import io.tokenspeed.meter.cut.LineCutter;
import io.tokenspeed.meter.cut.ObjectCutter;
import io.tokenspeed.meter.cut.SseCutter;
import io.tokenspeed.meter.cut.WholeCutter;
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
        Cutter.Taker taker = new EventParser(events(), findings)::read;
        if (json) {
            return new AnswerReader(document(taker, () -> findings.tell(listener)), findings);
        }
        findings.tell(listener);
        return new AnswerReader(this == OLLAMA ? new LineCutter(taker) : new SseCutter(taker), findings);
    }

    private Cutter document(Cutter.Taker taker, Runnable onStream) {
        return this == GEMINI ? new ObjectCutter(taker, onStream) : new WholeCutter(taker);
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
