package io.tokenspeed.sources.droid;

import io.tokenspeed.sources.RandomHome;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;

/** Sessions of Droid with their transcripts, some without usage, some that another session started. */
public final class DroidHome extends RandomHome {
    private final Path folder;

    /** Creates a home with a number of sessions. */
    public DroidHome(Path folder, long seed, int sessions) {
        super(seed);
        this.folder = folder;
        for (int i = 0; i < sessions; i++) {
            session("00000000-0000-4000-8000-%012d".formatted(i), one("-home-ann-shop", "-home-ann-app"));
        }
    }

    private void session(String id, String project) {
        Path transcript = folder.resolve(".factory/sessions").resolve(project).resolve(id + ".jsonl");
        Path settings = transcript.resolveSibling(id + ".settings.json");
        String parent = random.nextInt(3) == 0 ? ",'callingSessionId':'parent'" : "";
        line(
                transcript,
                "{'type':'session_start','id':'" + id + "','title':'" + PROMPT + "','cwd':'/home/ann/shop'" + parent
                        + "}");
        String model = one("claude-opus-4-8", "gpt-5.5");
        long[] sums = new long[5];
        long time = time();
        int uses = random.nextInt(6);
        for (int i = 0; i < uses; i++) {
            time += 1000L * (1 + random.nextInt(7200));
            add(sums);
            long[] now = sums.clone();
            String line = "{'type':'message','id':'m" + i + "','timestamp':'"
                    + Instant.ofEpochMilli(time).plusMillis(1) + "','message':{'role':'assistant','content':'" + PROMPT
                    + "'}}";
            line(transcript, line);
            write(settings, settings(model, now));
        }
        if (uses > 0) {
            truth().add(model, time, sums);
        } else {
            write(settings, json("{'model':'" + model + "'}"));
        }
    }

    private void add(long[] sums) {
        long thinking = count(300);
        long[] added = {1 + count(900), count(60_000), count(900), count(3000) + thinking, thinking};
        Arrays.setAll(sums, i -> sums[i] + added[i]);
    }

    private static String settings(String model, long[] sums) {
        return json(
                ("{'assistantActiveTimeMs':5,'model':'%s','providerLock':'anthropic','tokenUsage':{'inputTokens':%d,"
                                + "'outputTokens':%d,'cacheCreationTokens':%d,'cacheReadTokens':%d,'thinkingTokens':%d,"
                                + "'factoryCredits':9},'inclusiveTokenUsage':{'inputTokens':999999}}")
                        .formatted(model, sums[0], sums[3] - sums[4], sums[2], sums[1], sums[4]));
    }

    static String json(String quoted) {
        return quoted.replace('\'', '"');
    }

    private void line(Path file, String line) {
        append(file, json(line) + "\n", random);
    }
}
