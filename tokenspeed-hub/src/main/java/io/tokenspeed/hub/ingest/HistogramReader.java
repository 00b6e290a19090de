package io.tokenspeed.hub.ingest;

import com.fasterxml.jackson.core.JsonToken;
import io.tokenspeed.model.histogram.Histogram;
import java.io.IOException;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Reads the histograms of a record. */
final class HistogramReader {
    private static final String POINTER = "/hist";
    private static final List<String> NAMES = List.of("ttftMs", "latencyMs", "decodeTpsMilli", "e2eTpsMilli");
    private static final List<String> NUMBERS = List.of("scale", "count", "sum", "min", "max", "zero");
    private static final long[] MIN = {Histogram.SCALE, 1, 0, 0, 0, 0};
    private static final long[] MAX = {
        Histogram.SCALE, 1_000_000, 9_007_199_254_740_991L, 4_294_967_296L, 4_294_967_296L, 1_000_000
    };
    private static final int MAX_BUCKETS = 512;
    private static final int LAST_INDEX = 1023;
    private static final int ALL = 0b1111_1111;
    private static final int INDEXES = 6;
    private static final int COUNTS = 7;
    private static final long[] EMPTY = {};

    private final Fields fields;

    HistogramReader(Fields fields) {
        this.fields = fields;
    }

    /** The histograms that are there, by the places of their names. */
    Map<Integer, SentHistogram> readAll() throws IOException {
        Map<Integer, SentHistogram> all = new HashMap<>();
        if (!fields.open(POINTER)) {
            return all;
        }
        for (String name = fields.next(); name != null; name = fields.next()) {
            int index = NAMES.indexOf(name);
            if (index < 0) {
                fields.skip(POINTER);
            } else {
                read(all, index, POINTER + "/" + name);
            }
        }
        return all;
    }

    private void read(Map<Integer, SentHistogram> all, int place, String pointer) throws IOException {
        if (!fields.open(pointer)) {
            return;
        }
        long[] numbers = new long[NUMBERS.size()];
        long[] indexes = EMPTY;
        long[] counts = EMPTY;
        int seen = 0;
        for (String name = fields.next(); name != null; name = fields.next()) {
            int number = NUMBERS.indexOf(name);
            if (number >= 0) {
                numbers[number] = fields.integer(pointer, MIN[number], MAX[number]);
                seen |= 1 << number;
            } else if (name.equals("idx")) {
                indexes = array(pointer + "/idx", -1, LAST_INDEX);
                seen |= 1 << INDEXES;
            } else if (name.equals("cnt")) {
                counts = array(pointer + "/cnt", 1, MAX[1]);
                seen |= 1 << COUNTS;
            } else {
                fields.skip(pointer);
            }
        }
        if (seen != ALL) {
            fields.faultAt(pointer);
        }
        all.put(place, new SentHistogram(pointer, numbers, indexes, counts));
    }

    private long[] array(String pointer, long min, long max) throws IOException {
        if (!fields.openArray(pointer)) {
            return EMPTY;
        }
        long[] values = new long[16];
        int count = 0;
        while (fields.json().nextToken() != JsonToken.END_ARRAY) {
            long value = fields.integer(pointer, min, max);
            if (count == MAX_BUCKETS) {
                fields.faultAt(pointer);
                continue;
            }
            values = count == values.length ? Arrays.copyOf(values, 2 * count) : values;
            values[count++] = value;
        }
        return Arrays.copyOf(values, count);
    }
}
