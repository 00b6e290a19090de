package io.tokenspeed.testkit.conformance;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * Tests a client, in whatever language, against a scripted hub and a faulty network, and prints a report. The client is
 * a command; {@code docs/conformance.md} says what it must do. Exit code 0 means that every scenario passed.
 */
public final class ClientConformance {
    /** Several scenarios run at a time, because clients mostly wait for the network or for a delay to pass. */
    private static final int AT_ONCE = 4;

    private final List<String> command;
    private final Path folder;

    /**
     * A test of a client.
     *
     * @param command starts the client; {@code sign} or {@code upload} and their arguments are added
     * @param folder an empty folder for the client's files
     */
    public ClientConformance(List<String> command, Path folder) {
        this.command = List.copyOf(command);
        this.folder = folder;
    }

    /**
     * The result of a scenario.
     *
     * @param scenario the name of the scenario
     * @param problem the failure, for people; empty where the client passed
     */
    public record Result(String scenario, String problem) {
        /** Whether the client passed. */
        public boolean passed() {
            return problem.isEmpty();
        }

        @Override
        public String toString() {
            return passed() ? "PASS " + scenario : "FAIL " + scenario + ": " + problem;
        }
    }

    /** Runs all scenarios, a few at a time, each with a hub and a folder of its own. */
    public List<Result> run() throws Exception {
        List<Callable<Result>> runs = new ArrayList<>();
        runs.add(new SigningCheck(command)::run);
        for (ClientScenario scenario : ClientScenarios.all()) {
            Path own = Files.createDirectories(folder.resolve(scenario.name()));
            runs.add(new ScenarioRun(command, own, scenario)::run);
        }
        ExecutorService threads = Executors.newFixedThreadPool(AT_ONCE);
        try {
            List<Result> results = new ArrayList<>();
            for (Future<Result> run : threads.invokeAll(runs)) {
                results.add(run.get());
            }
            return results;
        } finally {
            threads.shutdownNow();
        }
    }

    /** Arguments: the command that starts the client. */
    public static void main(String[] arguments) throws Exception {
        if (arguments.length == 0) {
            System.err.println("Give the command that starts the client.");
            System.exit(2);
        }
        Path folder = Files.createTempDirectory("conformance");
        List<Result> results = new ClientConformance(List.of(arguments), folder).run();
        results.forEach(System.out::println);
        System.exit(results.stream().allMatch(Result::passed) ? 0 : 1);
    }
}
