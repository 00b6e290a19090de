package io.tokenspeed.hub.website;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * A run of the script that makes a static copy of the website.
 *
 * @param exitCode 0 where it made the copy
 * @param output what it printed
 */
record SiteScript(int exitCode, String output) {
    private static final String SCRIPT = "../deploy/pages/build-site";

    static SiteScript run(String... arguments) throws IOException, InterruptedException {
        List<String> command =
                Stream.concat(Stream.of("bash", SCRIPT), Stream.of(arguments)).toList();
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String output = new String(process.getInputStream().readAllBytes(), UTF_8);
        return new SiteScript(process.waitFor(), output);
    }

    /** Makes a copy that shows a hub. */
    static void copy(String hub, Path folder) throws IOException, InterruptedException {
        SiteScript run = run(hub, folder.toString());
        if (run.exitCode() != 0) {
            throw new IllegalStateException(run.output());
        }
    }
}
