package io.tokenspeed.fakeprovider;

import java.time.Duration;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.IntStream;
import java.util.stream.LongStream;

/** Prints how late the deltas of many streams leave. Deltas are 40 ms apart, as in the comparison of gateways. */
final class TimingBenchmark {
    private static final int DELTAS = 50;
    private static final long GAP_NANOS = 40_000_000;
    private static final double NANOS_OF_A_MILLI = 1e6;

    private TimingBenchmark() {}

    /** Takes the numbers of streams; 1, 200 and 1,000 by default. */
    public static void main(String... arguments) throws Exception {
        int[] given = Arrays.stream(arguments).mapToInt(Integer::parseInt).toArray();
        int[] counts = given.length == 0 ? new int[] {200, 1, 200, 1_000} : given;
        for (int count : counts) {
            print(count, lateness(count));
        }
    }

    private static long[] lateness(int streams) throws Exception {
        try (FakeProvider provider = FakeProvider.start();
                ManyStreams clients = new ManyStreams(provider.uri())) {
            clients.open(streams, "role;wait 50ms;text " + DELTAS + " every 40ms;nousage");
            provider.awaitEnding(streams - 1, Duration.ofSeconds(60));
            return provider.exchanges().stream()
                    .filter(exchange -> exchange.ending() == Exchange.Ending.SENT)
                    .flatMapToLong(TimingBenchmark::lateness)
                    .sorted()
                    .toArray();
        }
    }

    private static LongStream lateness(Exchange exchange) {
        long first = exchange.receivedNanos() + 50_000_000;
        return IntStream.range(0, exchange.deltaNanos().size())
                .mapToLong(i -> exchange.deltaNanos().get(i) - first - i * GAP_NANOS);
    }

    private static void print(int streams, long[] late) {
        System.out.printf(
                Locale.ROOT,
                "%5d streams, %6d deltas late by ms: p50 %.3f  p90 %.3f  p99 %.3f  most %.3f%n",
                streams,
                late.length,
                late[late.length / 2] / NANOS_OF_A_MILLI,
                late[late.length * 9 / 10] / NANOS_OF_A_MILLI,
                late[late.length * 99 / 100] / NANOS_OF_A_MILLI,
                late[late.length - 1] / NANOS_OF_A_MILLI);
    }
}
