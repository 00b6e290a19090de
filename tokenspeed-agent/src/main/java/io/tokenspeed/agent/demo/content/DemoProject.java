package io.tokenspeed.agent.demo.content;

import java.util.List;
import java.util.Random;

/**
 * An invented project.
 *
 * @param root its folder
 * @param branch the branch that is checked out
 */
public record DemoProject(String root, String branch) {
    private static final List<DemoProject> ALL = List.of(
            new DemoProject("/home/robin/code/tide-clock", "main"),
            new DemoProject("/home/robin/code/harbour-map", "feature/layers"),
            new DemoProject("/home/robin/code/ledger", "main"),
            new DemoProject("/home/robin/code/seed-catalogue", "import-v2"),
            new DemoProject("/home/robin/code/paper-crane", "main"));

    /** A random project, the first ones more often. */
    public static DemoProject pick(Random random) {
        return ALL.get(Math.min(random.nextInt(ALL.size()), random.nextInt(ALL.size())));
    }

    /** The name of this project's folder among Claude Code's transcripts. */
    public String claudeFolder() {
        return root.replaceAll("[^a-zA-Z0-9]", "-");
    }
}
