package io.tokenspeed.sources.claude;

import io.tokenspeed.sources.json.JsonScanner;
import io.tokenspeed.sources.json.Key;
import org.jspecify.annotations.Nullable;

/** The message of a transcript row: what the user or a tool said, or a part of the model's answer. */
final class ClaudeMessage {
    private static final Key ID = Key.of("id");
    private static final Key TYPE = Key.of("type");
    private static final Key MODEL = Key.of("model");
    private static final Key CONTENT = Key.of("content");
    private static final Key TOOL_RESULT = Key.of("tool_result");
    private static final Key STOP_REASON = Key.of("stop_reason");
    private static final Key USAGE = Key.of("usage");

    @Nullable
    String id;

    @Nullable
    String model;

    boolean stopped;

    @Nullable
    ClaudeUsage usage;

    /** Whether the value of {@code usage} is neither an object nor null. */
    boolean usageUnreadable;

    /** Whether the message holds the result of a tool. */
    boolean toolResult;

    void clear() {
        id = model = null;
        usage = null;
        stopped = usageUnreadable = toolResult = false;
    }

    /**
     * Reads the message at the scanner's position.
     *
     * @param withContent whether to read the types of its content blocks
     */
    void read(JsonScanner scanner, boolean withContent) {
        if (!scanner.tryEnterObject()) {
            return;
        }
        while (scanner.nextMember()) {
            if (scanner.at(ID)) {
                id = scanner.text();
            } else if (scanner.at(MODEL)) {
                model = scanner.text();
            } else if (scanner.at(STOP_REASON)) {
                stopped = scanner.text() != null;
            } else if (scanner.at(USAGE)) {
                usage(scanner);
            } else if (withContent && scanner.at(CONTENT)) {
                content(scanner);
            } else {
                scanner.skip();
            }
        }
    }

    private void usage(JsonScanner scanner) {
        if (!scanner.tryNull()) {
            usage = ClaudeUsage.read(scanner);
            usageUnreadable = usage == null;
        }
    }

    private void content(JsonScanner scanner) {
        if (!scanner.tryEnterArray()) {
            return;
        }
        while (scanner.nextElement()) {
            if (scanner.tryEnterObject()) {
                block(scanner);
            }
        }
    }

    private void block(JsonScanner scanner) {
        while (scanner.nextMember()) {
            if (scanner.at(TYPE)) {
                toolResult |= scanner.textIs(TOOL_RESULT);
            } else {
                scanner.skip();
            }
        }
    }

    /**
     * Whether the message holds usage of a model. A message that Claude Code made up holds none, nor does one without
     * model and tokens.
     */
    boolean isAnswer() {
        if (usage == null) {
            return false;
        }
        return model == null ? !usage.isEmpty() : !isMadeUp();
    }

    boolean isMadeUp() {
        return "<synthetic>".equals(model);
    }
}
