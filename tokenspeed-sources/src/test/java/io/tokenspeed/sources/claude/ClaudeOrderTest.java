package io.tokenspeed.sources.claude;

import static org.assertj.core.api.Assertions.assertThat;

import io.tokenspeed.model.request.Request;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tests that transcripts give the same requests in every order of reading, also when several requests have one id. */
class ClaudeOrderTest {
    @TempDir
    private Path folder;

    /** Two reads give the same requests as one read, wherever the first read ends. */
    @Test
    void readingInTwoParts_comesToTheSame() throws IOException {
        for (int seed = 0; seed < 25; seed++) {
            Transcript transcript = random(seed);
            List<Request> once = new ImportedHome(folder.resolve("once" + seed))
                    .write("s-1.jsonl", transcript.text())
                    .read()
                    .requests();
            int cut = new Random(seed).nextInt(transcript.text().length());

            List<Request> twice = new ImportedHome(folder.resolve("twice" + seed))
                    .write("s-1.jsonl", transcript.text().substring(0, cut))
                    .read()
                    .write("s-1.jsonl", transcript.text())
                    .read()
                    .requests();

            assertThat(twice).as("seed %d, cut at %d", seed, cut).isEqualTo(once);
        }
    }

    /** Sessions, copies and side chains are read in every order, once or twice. */
    @Test
    void readingInAnyOrder_comesToTheSame() throws IOException {
        List<String> expected = null;
        for (int seed = 0; seed < 12; seed++) {
            List<Integer> order = new ArrayList<>(List.of(0, 1, 2, 3, 4));
            Collections.shuffle(order, new Random(seed));
            ImportedHome home = new ImportedHome(folder.resolve("order" + seed));
            for (int file : order) {
                write(home, file);
                home.read();
            }
            List<String> tokens = new ArrayList<>(home.read().tokens());
            expected = expected == null ? tokens : expected;

            assertThat(tokens).as("%s", order).isEqualTo(expected).hasSize(9);
        }
    }

    private static void write(ImportedHome home, int file) throws IOException {
        switch (file) {
            case 0 ->
                home.write(
                        "s-1.jsonl",
                        Transcript.ofThreeAnswers("msg_relay", "s-1", 0).text());
            case 1 ->
                home.write(
                        "s-2.jsonl",
                        Transcript.ofThreeAnswers("msg_relay", "s-2", 600).text());
            case 2 ->
                home.write(
                        "s-3.jsonl",
                        Transcript.ofThreeAnswers("msg_relay", "s-1", 0).copiedTo("s-3"));
            case 3 ->
                home.write(
                        "s-4.jsonl",
                        Transcript.ofThreeAnswers("relay", "s-4", 1200).text());
            default ->
                home.write(
                        "s-1/subagents/agent-1.jsonl",
                        Transcript.ofSubAgent("s-1", 1)
                                .answer("msg_relay", "req_side", 1000, 50)
                                .text());
        }
    }

    private static Transcript random(long seed) {
        Random random = new Random(seed);
        Transcript transcript = new Transcript("s-1", 0);
        for (int i = 0; i < 30; i++) {
            String id = List.of("relay", "msg_relay", "msg_" + i).get(random.nextInt(3));
            String call = random.nextBoolean() ? null : "req_" + random.nextInt(8);
            switch (random.nextInt(4)) {
                case 0 -> transcript.prompt();
                case 1 -> transcript.toolResult();
                case 2 -> transcript.part(id, call, 100 * random.nextInt(4), random.nextInt(9));
                default -> transcript.answer(id, call, 100 * random.nextInt(4), random.nextInt(90));
            }
        }
        return transcript;
    }
}
