package io.tokenspeed.adapter.springai;

import java.util.Map;
import org.springframework.ai.chat.messages.AssistantMessage;
import org.springframework.ai.chat.model.ChatResponse;
import org.springframework.ai.chat.model.Generation;

/** Tells the parts of one stream that hold something of the answer or of the reasoning from those that hold neither. */
final class ChunkReader {
    /** Set by Anthropic's client on a part that is reasoning; its text is null. */
    private static final String THINKING = "thinking";
    /** Set by OpenAI's client on each part: all reasoning so far. */
    private static final String REASONING_SO_FAR = "reasoningContent";

    enum Part {
        ANSWER,
        REASONING,
        NOTHING
    }

    private int reasoningLength;

    Part read(ChatResponse response) {
        Part part = Part.NOTHING;
        for (Generation generation : response.getResults()) {
            Part read = read(generation.getOutput());
            part = read.compareTo(part) < 0 ? read : part;
        }
        return part;
    }

    private Part read(AssistantMessage message) {
        boolean reasoned = hasReasoning(message.getMetadata());
        String text = message.getText();
        if ((text != null && !text.isEmpty()) || message.hasToolCalls()) {
            return Part.ANSWER;
        }
        return reasoned ? Part.REASONING : Part.NOTHING;
    }

    private boolean hasReasoning(Map<String, Object> metadata) {
        if (metadata.get(REASONING_SO_FAR) instanceof String all && all.length() > reasoningLength) {
            reasoningLength = all.length();
            return true;
        }
        return Boolean.TRUE.equals(metadata.get(THINKING));
    }
}
