package io.tokenspeed.agent.server;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** Writes requests to transcripts of Claude Code, as many as are asked for. */
final class Transcripts {
    private static final String LINE = "{\"parentUuid\":null,\"isSidechain\":false,\"cwd\":\"/home/ann/shop\","
            + "\"sessionId\":\"s-%1$d\",\"version\":\"2.1.300\",\"type\":\"assistant\",\"requestId\":\"req_%2$d\","
            + "\"message\":{\"id\":\"msg_%2$d\",\"type\":\"message\",\"role\":\"assistant\",\"model\":\"claude-opus-4-8\","
            + "\"content\":[{\"type\":\"text\",\"text\":\"done\"}],\"stop_reason\":\"end_turn\",\"usage\":"
            + "{\"input_tokens\":12,\"output_tokens\":640}},\"uuid\":\"u-%2$d\",\"timestamp\":\"2026-11-02T09:00:00Z\"}\n";
    private static final int PER_FILE = 100;

    private final Path folder;
    private int written;

    Transcripts(Path home) throws IOException {
        folder = Files.createDirectories(home.resolve(".claude/projects/-home-ann-shop"));
    }

    /** Writes more requests. */
    void write(int requests) throws IOException {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < requests; i++) {
            int session = written / PER_FILE;
            text.append(LINE.formatted(session, written++));
            if (written % PER_FILE == 0 || i == requests - 1) {
                Files.writeString(
                        folder.resolve("s-" + session + ".jsonl"),
                        text,
                        StandardOpenOption.CREATE,
                        StandardOpenOption.APPEND);
                text.setLength(0);
            }
        }
    }

    /** How many there are by now. */
    int written() {
        return written;
    }
}
