package io.tokenspeed.benchmarks;

import io.tokenspeed.agent.demo.DemoHistory;
import java.io.IOException;
import java.nio.file.Path;

/** Writes a home folder with Claude Code transcripts. Arguments: folder, size in MiB, seed. */
public final class MakeCorpus {
    private MakeCorpus() {}

    public static void main(String[] args) throws IOException {
        if (args.length != 3) {
            throw new IllegalArgumentException("needs three arguments: folder, size in MiB, seed");
        }
        long bytes = Long.parseLong(args[1]) << 20;
        long requests = DemoHistory.writeClaude(Path.of(args[0]), bytes, Long.parseLong(args[2]));
        System.out.println(requests + " requests in " + args[0]);
    }
}
