package io.tokenspeed.benchmarks.upload;

import io.tokenspeed.model.price.PriceBook;
import io.tokenspeed.store.SqliteLocalStorage;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;

/**
 * Sends a backlog to a hub with no more memory than this process has, and prints the memory and time that it took.
 * Arguments: database with the recorded requests, their number, address of the hub, invite.
 */
public final class DrainBacklog {
    private static final double MEGABYTE = 1 << 20;
    private static final int STEPS = 100_000;
    private static final double LIMIT = 64;

    private DrainBacklog() {}

    public static void main(String[] arguments) throws IOException, InterruptedException {
        Path database = Path.of(arguments[0]);
        long requests = Long.parseLong(arguments[1]);
        print("most memory of the process at its start", residentMegabytes(), "MB");
        long start = System.nanoTime();
        double before;
        try (SqliteLocalStorage storage = SqliteLocalStorage.open(database, PriceBook::bundled);
                MeasuredDevice device = new MeasuredDevice(database, storage)) {
            print("heap before, after collection", liveMegabytes(), "MB");
            before = residentMegabytes();
            print("most memory of the process before uploading", before, "MB");
            device.enrol(arguments[2], arguments[3]);
            double peak = drain(device, requests);
            print("peak heap after collection", peak, "MB");
        }
        double most = residentMegabytes();
        print("most memory of the process", most, "MB");
        print("of it for uploading, limit " + (int) LIMIT + " MB", most - before, "MB");
        print("elapsed", (System.nanoTime() - start) / 1e9, "s");
        if (most - before > LIMIT) {
            throw new IOException("uploading takes more than " + (int) LIMIT + " MB");
        }
    }

    private static double drain(MeasuredDevice device, long requests) throws IOException {
        double peak = 0;
        long calls = 0;
        for (int i = 0; i < STEPS && device.sentRequests() < requests; i++) {
            device.step();
            if (device.calls() > calls) {
                calls = device.calls();
                peak = Math.max(peak, liveMegabytes());
            }
        }
        if (device.sentRequests() < requests) {
            throw new IOException("only " + device.sentRequests() + " of " + requests + " requests arrived");
        }
        print("requests over the network", calls, "");
        print("time to drain at a device's own pace", device.seconds(), "s");
        return peak;
    }

    /** The heap in use after a full collection, in MiB. */
    private static double liveMegabytes() {
        System.gc();
        return ManagementFactory.getMemoryPoolMXBeans().stream()
                        .filter(pool -> pool.getType() == MemoryType.HEAP)
                        .map(MemoryPoolMXBean::getCollectionUsage)
                        .mapToLong(usage -> usage == null ? 0 : usage.getUsed())
                        .sum()
                / MEGABYTE;
    }

    private static double residentMegabytes() throws IOException {
        return Files.readAllLines(Path.of("/proc/self/status")).stream()
                        .filter(line -> line.startsWith("VmHWM:"))
                        .mapToDouble(line -> Double.parseDouble(line.replaceAll("\\D", "")))
                        .sum()
                / 1024;
    }

    private static void print(String what, double value, String unit) {
        System.out.printf(Locale.ROOT, "%-44s %10.1f %s%n", what, value, unit);
    }
}
