package io.tokenspeed.testkit.conformance;

import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Runs a client through one scenario. */
final class ScenarioRun {
    private static final String INVITE = "tsi_AQIDBAUGBwgJCgsM.wMHCw8TFxsfIycrLzM3Oz9DR0tPU1dbX2Nna29zd3t8";
    private static final long PATIENCE_SECONDS = Long.getLong("ts.conformance.seconds", 60);
    private static final long DAY = 86_400;
    private static final long HOUR = 3_600;

    private final List<String> command;
    private final Path folder;
    private final ClientScenario scenario;

    ScenarioRun(List<String> command, Path folder, ClientScenario scenario) {
        this.command = command;
        this.folder = folder;
        this.scenario = scenario;
    }

    ClientConformance.Result run() throws Exception {
        Clock clock = Clock.systemUTC();
        long yesterday = (clock.instant().getEpochSecond() - DAY) / HOUR * HOUR;
        ClientEvents.write(folder, yesterday);
        try (MockHub hub = new MockHub(() -> clock.instant().getEpochSecond());
                FaultProxy proxy = new FaultProxy(hub.start())) {
            hub.invite(INVITE, 1);
            scenario.prepare().accept(hub);
            proxy.onUpload(scenario.fault());
            Process client = start(proxy.url());
            await(client, hub);
            client.destroyForcibly().waitFor();
            return new ClientConformance.Result(
                    scenario.name(), scenario.problem().apply(hub));
        }
    }

    private Process start(String url) throws Exception {
        List<String> whole = new ArrayList<>(command);
        whole.addAll(List.of("upload", url, INVITE, folder.toString()));
        return new ProcessBuilder(whole)
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("client.log").toFile())
                .start();
    }

    /** Waits until the scenario is done, the client ends, or the time is up. */
    private void await(Process client, MockHub hub) throws InterruptedException {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
        while (client.isAlive() && System.nanoTime() < end && !scenario.done().apply(hub)) {
            hub.awaitCall(200);
        }
    }
}
