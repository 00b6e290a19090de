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

    /** Whether something else than an object stands where the usage belongs. */
    boolean usageUnreadable;

    /** Whether it brings the result of a tool. */
    boolean toolResult;

    void clear() {
        id = model = null;
        usage = null;
        stopped = usageUnreadable = toolResult = false;
    }

    /**
     * Reads the message that comes next.
     *
     * @param withContent whether the kinds of its blocks are looked at
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

    /** Whether it holds usage of a model. What the program made up itself does not, nor what names no model and counts nothing. */
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
