package io.tokenspeed.benchmarks.gateway;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;

/** Reads what Linux tells in /proc. Times are in ticks of a hundredth of a second. */
final class ProcessorTime {
    private static final int USER = 11;
    private static final int SYSTEM = 12;
    private static final int IDLE = 4;
    private static final int WAITING = 5;
    private static final double KIBI_PER_MEGA = 1e6 / 1024;

    private ProcessorTime() {}

    /** Returns what a process has used. */
    static long of(long pid) {
        String[] fields =
                read("/proc/" + pid + "/stat").replaceFirst("^.*\\) ", "").split(" ", -1);
        return Long.parseLong(fields[USER]) + Long.parseLong(fields[SYSTEM]);
    }

    /** Returns what the whole machine has used. */
    static long ofMachine() {
        String[] fields = read("/proc/stat").lines().findFirst().orElseThrow().split(" +", -1);
        long all = Arrays.stream(fields).skip(1).mapToLong(Long::parseLong).sum();
        return all - Long.parseLong(fields[IDLE]) - Long.parseLong(fields[WAITING]);
    }

    static double megabytes(long pid) {
        return read("/proc/" + pid + "/status")
                .lines()
                .filter(line -> line.startsWith("VmRSS:"))
                .mapToDouble(line -> Double.parseDouble(line.replaceAll("\\D", "")) / KIBI_PER_MEGA)
                .findFirst()
                .orElse(0);
    }

    private static String read(String path) {
        try {
            return Files.readString(Path.of(path));
        } catch (IOException gone) {
            return "";
        }
    }
}
