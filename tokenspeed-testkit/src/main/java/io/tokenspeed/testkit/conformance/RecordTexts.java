package io.tokenspeed.testkit.conformance;

import java.util.ArrayList;
import java.util.List;

/** Cuts the records out of an ingest body exactly as they were sent, because their exact bytes identify them. */
final class RecordTexts {
    private RecordTexts() {}

    static List<String> of(String body) {
        List<String> records = new ArrayList<>();
        int at = body.indexOf("\"records\":[") + "\"records\":[".length();
        while (at < body.length() && body.charAt(at) != ']') {
            int end = endOfObject(body, at);
            records.add(body.substring(at, end));
            at = body.charAt(end) == ',' ? end + 1 : end;
        }
        return records;
    }

    /** Counts braces, which no string of a record holds by the patterns of its schema. */
    private static int endOfObject(String body, int start) {
        int depth = 0;
        for (int at = start; at < body.length(); at++) {
            depth += body.charAt(at) == '{' ? 1 : body.charAt(at) == '}' ? -1 : 0;
            if (depth == 0) {
                return at + 1;
            }
        }
        throw new IllegalArgumentException("a record does not end");
    }
}
