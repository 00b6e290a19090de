package io.tokenspeed.benchmarks.hub;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Measures signed uploads per second to a real hub in a process of its own, over keep-alive connections from this
 * process, beside the same HTTP server with a servlet that only reads the body and answers. PostgreSQL is measured,
 * too, where {@code TEST_PG_URL} names an empty database. Arguments: seconds per measurement, connections.
 */
public final class HubIngest {
    private static final int DEVICES_PER_INVITE = 50;
    private static final int BATCH = 500;
    private static final int WARM_UP_SECONDS = 10;
    private static final int WARM_UPS = 12;
    private static final double SETTLED = 1.03;

    private HubIngest() {}

    public static void main(String[] arguments) throws Exception {
        int seconds = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 20;
        int connections = arguments.length > 1 ? Integer.parseInt(arguments[1]) : 16;
        Path folder = Files.createTempDirectory("hub-ingest");
        double bare = bare(seconds, connections);
        try (HubProcess hub = HubProcess.sqlite(Files.createDirectory(folder.resolve("sqlite")))) {
            measure("SQLite", hub, bare, seconds, connections);
        }
        String postgres = System.getenv("TEST_PG_URL");
        if (postgres != null) {
            try (HubProcess hub = HubProcess.postgres(Files.createDirectory(folder.resolve("postgres")), postgres)) {
                measure("PostgreSQL", hub, bare, seconds, connections);
            }
        }
    }

    private static double bare(int seconds, int connections) throws Exception {
        try (HubProcess server = HubProcess.bare()) {
            Load load = new Load(server.port(), connections);
            Load.Sources singles = singles(devices(connections));
            warmUp(load, singles);
            Load.Result result = load.run(singles, seconds, 0);
            print("bare server", "single bucket", result, 1);
            return result.perSecond();
        }
    }

    private static void measure(String name, HubProcess hub, double bare, int seconds, int connections)
            throws Exception {
        List<LoadDevice> devices = enrolled(hub, connections);
        Load load = new Load(hub.port(), connections);
        Load.Sources singles = singles(devices);
        warmUp(load, singles);
        Load.Result full = load.run(singles, seconds, 0);
        print(name, "single bucket", full, 1);
        System.out.printf(Locale.ROOT, "%-12s of the bare server: %.2f%n", name, full.perSecond() / bare);
        print(name, "at half load", load.run(singles, seconds, full.perSecond() / 2), 1);
        List<LoadDevice> others = enrolled(hub, 4);
        print(name, "batches", new Load(hub.port(), 4).run(batches(others), seconds, 0), BATCH);
        fill(hub);
        System.out.printf(
                Locale.ROOT,
                "%-12s memory after more than a million buckets: %d MB (peak %d MB)%n",
                name,
                hub.residentMegabytes(),
                hub.peakMegabytes());
    }

    /**
     * Repeats until the rate rises by less than three percent, because the JVM's compiler takes much of two cores for
     * long.
     */
    private static void warmUp(Load load, Load.Sources sources) throws Exception {
        double best = 0;
        for (int i = 0; i < WARM_UPS; i++) {
            double now = load.run(sources, WARM_UP_SECONDS, 0).perSecond();
            if (now < best * SETTLED) {
                return;
            }
            best = now;
        }
    }

    /** Uploads a million buckets. */
    private static void fill(HubProcess hub) throws Exception {
        List<LoadDevice> devices = enrolled(hub, DEVICES_PER_INVITE);
        for (LoadDevice device : devices) {
            Bodies bodies = new Bodies(System.currentTimeMillis() / 1000);
            try (Connection connection = new Connection(hub.port())) {
                for (int i = 0; i < 1_000_000 / BATCH / devices.size(); i++) {
                    connection.send(device.postCompressed("/v1/ingest/buckets", bodies.batch(BATCH)));
                }
            }
        }
    }

    private static void print(String name, String what, Load.Result result, int buckets) {
        System.out.printf(
                Locale.ROOT,
                "%-12s %-14s %,9.0f uploads/s %,9.0f buckets/s   p50 %6.2f ms   p99 %6.2f ms   refused %d%n",
                name,
                what,
                result.perSecond(),
                result.perSecond() * buckets,
                result.p50Millis(),
                result.p99Millis(),
                result.refused());
    }

    private static List<LoadDevice> devices(int count) {
        List<LoadDevice> devices = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            devices.add(new LoadDevice());
        }
        return devices;
    }

    private static List<LoadDevice> enrolled(HubProcess hub, int count) throws IOException {
        List<LoadDevice> devices = devices(count);
        String invite = hub.invite(DEVICES_PER_INVITE);
        try (Connection connection = new Connection(hub.port())) {
            for (LoadDevice device : devices) {
                byte[] body = device.enrolment(invite).getBytes(StandardCharsets.UTF_8);
                Connection.Answer answer = connection.send(device.post("/v1/devices/enroll", body));
                if (answer.status() != 201) {
                    throw new IOException("the hub does not enrol a device: " + answer);
                }
            }
        }
        return devices;
    }

    /** One device per connection; each source continues where the run before it ended. */
    private static Load.Sources singles(List<LoadDevice> devices) {
        List<Bodies> bodies = new ArrayList<>();
        devices.forEach(device -> bodies.add(new Bodies(System.currentTimeMillis() / 1000)));
        return i ->
                () -> devices.get(i).post("/v1/ingest/buckets", bodies.get(i).single());
    }

    private static Load.Sources batches(List<LoadDevice> devices) {
        List<Bodies> bodies = new ArrayList<>();
        devices.forEach(device -> bodies.add(new Bodies(System.currentTimeMillis() / 1000)));
        return i -> () -> devices.get(i)
                .postCompressed("/v1/ingest/buckets", bodies.get(i).batch(BATCH));
    }
}
