package io.tokenspeed.agent.demo;

import java.util.List;
import java.util.Random;

/**
 * An invented project.
 *
 * @param root its folder
 * @param branch the branch that is checked out
 */
record Project(String root, String branch) {
    private static final List<Project> ALL = List.of(
            new Project("/home/robin/code/tide-clock", "main"),
            new Project("/home/robin/code/harbour-map", "feature/layers"),
            new Project("/home/robin/code/ledger", "main"),
            new Project("/home/robin/code/seed-catalogue", "import-v2"),
            new Project("/home/robin/code/paper-crane", "main"));

    /** One of them, the first ones more often. */
    static Project pick(Random random) {
        return ALL.get(Math.min(random.nextInt(ALL.size()), random.nextInt(ALL.size())));
    }

    /** The name of this project's folder among Claude Code's transcripts. */
    String claudeFolder() {
        return root.replaceAll("[^a-zA-Z0-9]", "-");
    }
}
