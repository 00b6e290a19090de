package io.tokenspeed.sources.amp;

import io.tokenspeed.sources.RandomHome;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Threads of Amp: of releases with a ledger, of releases without, and threads whose ledger a later release dropped. */
public final class AmpHome extends RandomHome {
    private final Path folder;

    /** Creates a home with a number of threads. */
    public AmpHome(Path folder, long seed, int sessions) {
        super(seed);
        this.folder = folder;
        for (int i = 0; i < sessions; i++) {
            thread("T-00000000-0000-4000-8000-%012d".formatted(i), one(Form.LEDGER, Form.MESSAGES, Form.DROPPED));
        }
    }

    private enum Form {
        LEDGER,
        MESSAGES,
        DROPPED
    }

    private void thread(String id, Form form) {
        Path file = folder.resolve(".local/share/amp/threads").resolve(id + ".json");
        List<String> messages = new ArrayList<>();
        List<String> events = new ArrayList<>();
        long created = time();
        long time = created;
        boolean wholeLedger = random.nextBoolean();
        int requests = random.nextInt(7);
        for (int i = 0; i < requests; i++) {
            time += 1000L * (1 + random.nextInt(3600));
            String model = one("claude-opus-4-8", "gpt-5.5");
            long[] counts = {1 + count(900), count(60_000), count(900), 1 + count(3000), 0};
            int message = 2 * i + 1;
            messages.add("{'role':'user','messageId':" + (message - 1) + ",'content':[{'type':'text','text':'" + PROMPT
                    + "'}]}");
            messages.add(answer(message, model, time, counts));
            events.add(event(message, model, time, counts, wholeLedger));
            truth().add(model, time, counts);
            write(file, id, created, messages, form == Form.MESSAGES ? List.of() : events);
        }
        write(file, id, created, messages, form == Form.LEDGER ? events : List.of());
    }

    private static String answer(int id, String model, long time, long[] counts) {
        return ("{'role':'assistant','messageId':%d,'content':[{'type':'text','text':'%s'}],'state':{'type':'complete'},"
                        + "'usage':{'model':'%s','inputTokens':%d,'outputTokens':%d,'cacheCreationInputTokens':%d,"
                        + "'cacheReadInputTokens':%d,'totalInputTokens':%d,'credits':1.5,'timestamp':'%s'}}")
                .formatted(
                        id,
                        PROMPT,
                        model,
                        counts[0],
                        counts[3],
                        counts[2],
                        counts[1],
                        counts[0] + counts[1] + counts[2],
                        Instant.ofEpochMilli(time));
    }

    private static String event(int message, String model, long time, long[] counts, boolean whole) {
        String cached = ",'cacheReadInputTokens':%d,'cacheCreationInputTokens':%d".formatted(counts[1], counts[2]);
        return ("{'id':'e%d','timestamp':'%s','model':'%s','credits':1.5,'tokens':{'input':%d,'output':%d%s},"
                        + "'operationType':'inference','fromMessageId':%d,'toMessageId':%1$d}")
                .formatted(
                        message,
                        Instant.ofEpochMilli(time),
                        model,
                        counts[0],
                        counts[3],
                        whole ? cached : "",
                        message - 1);
    }

    private void write(Path file, String id, long created, List<String> messages, List<String> events) {
        String ledger = events.isEmpty() ? "" : ",'usageLedger':{'events':[" + String.join(",", events) + "]}";
        String thread = "{'v':3,'id':'" + id + "','created':" + created + ",'title':'" + PROMPT + "','messages':["
                + String.join(",", messages) + "]" + ledger
                + ",'env':{'initial':{'trees':[{'displayName':'shop','uri':'file:///home/ann/shop'}]}}}";
        write(file, json(thread));
    }

    static String json(String quoted) {
        return quoted.replace('\'', '"');
    }
}
