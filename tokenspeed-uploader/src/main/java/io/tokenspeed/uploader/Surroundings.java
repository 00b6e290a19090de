package io.tokenspeed.uploader;

import io.tokenspeed.model.environment.Environment;
import io.tokenspeed.model.storage.ChangedHours;
import io.tokenspeed.model.storage.PredecessorQueue;
import io.tokenspeed.model.storage.RequestTable;
import io.tokenspeed.model.wire.ClientInfo;
import io.tokenspeed.uploader.hub.HttpTransport;
import io.tokenspeed.uploader.hub.Transport;
import io.tokenspeed.uploader.queue.Connector;
import io.tokenspeed.uploader.queue.QueueLimits;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.function.LongSupplier;
import java.util.random.RandomGenerator;

/**
 * Everything that an uploader gets from its host.
 *
 * @param folder where its files are, beside the local database
 * @param environment variables that switch it on and off
 * @param requests the stored requests
 * @param changes which hours of them changed
 * @param predecessor what the predecessor left to send
 * @param client what it says of the program that it is a part of
 * @param predecessorSalt where the predecessor keeps its salt
 * @param transport what carries requests
 * @param connector what opens its database
 * @param limits how much it keeps
 * @param clock the wall clock
 * @param ticker monotonic milliseconds
 * @param random secrets and nonces
 * @param jitter everything else that is random
 */
public record Surroundings(
        Path folder,
        Environment environment,
        RequestTable requests,
        ChangedHours changes,
        PredecessorQueue predecessor,
        ClientInfo client,
        Path predecessorSalt,
        Transport transport,
        Connector connector,
        QueueLimits limits,
        Clock clock,
        LongSupplier ticker,
        SecureRandom random,
        RandomGenerator jitter) {
    private static final Duration TIMEOUT = Duration.ofSeconds(20);

    /** The surroundings of an ordinary program. */
    public static Surroundings of(
            Path folder,
            Environment environment,
            RequestTable requests,
            ChangedHours changes,
            PredecessorQueue predecessor,
            String version) {
        SecureRandom random = new SecureRandom();
        return new Surroundings(
                folder,
                environment,
                requests,
                changes,
                predecessor,
                ThisClient.of(version, System.getProperties()),
                environment.path("TS_ANON_SALT_PATH").orElse(folder.resolve("anon-salt.txt")),
                new HttpTransport(TIMEOUT),
                Connector::sqlite,
                QueueLimits.DEFAULT,
                Clock.systemUTC(),
                () -> System.nanoTime() / 1_000_000,
                random,
                random);
    }
}
