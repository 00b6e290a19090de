package io.tokenspeed.testkit.conformance;

import java.util.function.Consumer;
import java.util.function.Function;

/**
 * One thing that a client must get right.
 *
 * @param name the name of the scenario
 * @param fault what the network does to the first upload
 * @param prepare sets up the hub
 * @param done tests whether the client may be stopped
 * @param problem describes what is wrong in the end; empty where nothing is
 */
record ClientScenario(
        String name,
        FaultProxy.Fault fault,
        Consumer<MockHub> prepare,
        Function<MockHub, Boolean> done,
        Function<MockHub, String> problem) {}
