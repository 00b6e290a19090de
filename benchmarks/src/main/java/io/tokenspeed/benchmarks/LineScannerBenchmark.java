package io.tokenspeed.benchmarks;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.tokenspeed.sources.json.ByteSearch;
import io.tokenspeed.sources.json.JsonScanner;
import io.tokenspeed.sources.json.Key;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** Finds the output tokens in a transcript line: our scanner, and Jackson's streaming parser on the same bytes. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
public class LineScannerBenchmark {
    private static final Key MESSAGE = Key.of("message");
    private static final Key USAGE = Key.of("usage");
    private static final Key OUTPUT = Key.of("output_tokens");
    private static final JsonFactory JACKSON = new JsonFactory();

    @Param({"500", "4000", "100000"})
    public int contentLength;

    private final JsonScanner scanner = new JsonScanner();
    private byte[] line = new byte[0];

    /**
     * Makes a line with text of about {@code contentLength} bytes and an escape every 45 bytes, as in real prose with
     * code.
     */
    @Setup
    public void makeLine() {
        String text = ("forty characters of text stand before an \\\"e\\\"").repeat(contentLength / 45 + 1);
        line =
                ("{\"parentUuid\":\"u\",\"type\":\"assistant\",\"message\":{\"id\":\"msg_01\",\"content\":[{\"type\":\"text\",\"text\":\""
                                + text + "\"}],\"usage\":{\"input_tokens\":12,\"output_tokens\":640}},\"uuid\":\"a\"}")
                        .getBytes(StandardCharsets.UTF_8);
    }

    @Benchmark
    public int findLineEnd() {
        return ByteSearch.newline(line, 0, line.length);
    }

    @Benchmark
    public long ourScanner() {
        scanner.reset(line, 0, line.length);
        scanner.enterObject();
        long output = -1;
        while (scanner.nextMember()) {
            output = scanner.at(MESSAGE) ? message() : skipped(output);
        }
        scanner.finish();
        return output;
    }

    private long message() {
        long output = -1;
        scanner.enterObject();
        while (scanner.nextMember()) {
            output = scanner.at(USAGE) ? usage() : skipped(output);
        }
        return output;
    }

    private long usage() {
        long output = -1;
        scanner.enterObject();
        while (scanner.nextMember()) {
            output = scanner.at(OUTPUT) ? scanner.integer(-1) : skipped(output);
        }
        return output;
    }

    private long skipped(long value) {
        scanner.skip();
        return value;
    }

    @Benchmark
    public long jackson() throws IOException {
        long output = -1;
        try (JsonParser parser = JACKSON.createParser(line)) {
            while (parser.nextToken() != null) {
                if (parser.currentToken() == JsonToken.VALUE_NUMBER_INT
                        && "output_tokens".equals(parser.currentName())) {
                    output = parser.getLongValue();
                }
            }
        }
        return output;
    }
}
