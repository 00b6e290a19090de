package io.tokenspeed.fakeprovider;

import java.util.List;

/** Reads the counts of the step {@code usage in=12 cached=8 write=1 write1h=2 out=60 reason=20}. */
final class ScriptUsage {
    private ScriptUsage() {}

    static ReportedUsage read(List<String> counts) {
        ReportedUsage usage = ReportedUsage.of(0, 0);
        for (String count : counts) {
            String[] parts = count.split("=", 2);
            if (parts.length != 2) {
                throw new IllegalArgumentException("a count looks like in=12");
            }
            usage = with(usage, parts[0], Amount.count(parts[1]));
        }
        return usage;
    }

    private static ReportedUsage with(ReportedUsage known, String name, long count) {
        return switch (name) {
            case "in" ->
                new ReportedUsage(
                        count, known.cached(), known.written5m(), known.written1h(), known.output(), known.reasoning());
            case "out" ->
                new ReportedUsage(
                        known.prompt(), known.cached(), known.written5m(), known.written1h(), count, known.reasoning());
            case "cached" -> known.cached(count);
            case "write" -> known.written(count, known.written1h());
            case "write1h" -> known.written(known.written5m(), count);
            case "reason" -> known.reasoning(count);
            default -> throw new IllegalArgumentException("counts are in, cached, write, write1h, out and reason");
        };
    }
}
