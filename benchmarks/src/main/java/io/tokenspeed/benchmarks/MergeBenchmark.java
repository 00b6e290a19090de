package io.tokenspeed.benchmarks;

import io.tokenspeed.model.request.RecordKind;
import io.tokenspeed.model.request.Request;
import io.tokenspeed.model.request.RequestDetails;
import io.tokenspeed.model.request.RequestEnding;
import io.tokenspeed.model.request.RequestKey;
import io.tokenspeed.model.request.RequestPlace;
import io.tokenspeed.model.request.RequestTiming;
import io.tokenspeed.model.request.SpeedBasis;
import io.tokenspeed.model.request.TokenCounts;
import io.tokenspeed.model.request.UsageSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** Merges the records of streamed messages, three growing ones each, beside the least work: putting them into a map. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
public class MergeBenchmark {
    private static final int MESSAGES = 1000;
    private static final int RECORDS = 3;

    private final List<Request> records = records();

    private static List<Request> records() {
        List<Request> records = new ArrayList<>();
        for (int message = 0; message < MESSAGES; message++) {
            for (int record = 1; record <= RECORDS; record++) {
                records.add(record("msg_" + message, 200L * record, 1_793_610_000_000L + record * 900L));
            }
        }
        return records;
    }

    private static Request record(String id, long output, long end) {
        TokenCounts tokens = new TokenCounts(12, 24_000, 900, 0, output, 0, false, UsageSource.REPORTED, true);
        RequestDetails details = new RequestDetails(
                new RequestPlace(0, "session", id, "/home/dev/shop", "claude-opus-4-8", "anthropic", null),
                new RequestTiming(1_793_610_000_000L, null, end, SpeedBasis.E2E_APPROX, end - 1_793_610_000_000L),
                RequestEnding.OK);
        return new Request(new RequestKey("claude", id), RecordKind.SINGLE, tokens, null, details);
    }

    @Benchmark
    @OperationsPerInvocation(MESSAGES * RECORDS)
    public Map<String, Request> merge() {
        Map<String, Request> merged = new HashMap<>();
        for (Request record : records) {
            merged.merge(record.naturalKey(), record, Request::merge);
        }
        return merged;
    }

    @Benchmark
    @OperationsPerInvocation(MESSAGES * RECORDS)
    public Map<String, Request> keepLast() {
        Map<String, Request> last = new HashMap<>();
        for (Request record : records) {
            last.put(record.naturalKey(), record);
        }
        return last;
    }
}
