package io.tokenspeed.fakeprovider;

import io.tokenspeed.fakeprovider.engine.BodyCopy;
import io.tokenspeed.fakeprovider.wire.WireText;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Writes the ledger as JSON: {@code exchanges}, oldest first, and {@code usage}, the sums of what they reported. Instants
 * are nanoseconds of one clock with an arbitrary zero.
 */
final class LedgerJson {
    private LedgerJson() {}

    static String of(List<Recording> recordings) {
        List<Exchange> exchanges = recordings.stream().map(Recording::exchange).toList();
        String list = exchanges.stream().map(LedgerJson::exchange).collect(Collectors.joining(",\n"));
        return "{\"exchanges\":[" + list + "],\"usage\":" + usage(sum(exchanges)) + "}\n";
    }

    private static ReportedUsage sum(List<Exchange> exchanges) {
        ReportedUsage sum = ReportedUsage.of(0, 0);
        for (Exchange exchange : exchanges) {
            ReportedUsage usage = exchange.answered().usage();
            sum = usage == null ? sum : sum.plus(usage);
        }
        return sum;
    }

    private static String exchange(Exchange exchange) {
        Exchange.Times times = exchange.times();
        return "{\"method\":" + WireText.quote(exchange.method()) + ",\"path\":" + WireText.quote(exchange.path())
                + ",\"head\":" + WireText.quote(exchange.call().head())
                + ",\"request\":" + body(exchange.call().body())
                + ",\"response\":" + body(exchange.answered().body())
                + ",\"receivedNanos\":" + times.receivedNanos()
                + ",\"deltaNanos\":" + times.deltaNanos()
                + ",\"writes\":"
                + times.writes().stream()
                        .map(write -> "[" + write.nanos() + "," + write.bytes() + "]")
                        .toList()
                + ",\"usage\":" + usage(exchange.answered().usage())
                + ",\"ending\":\"" + exchange.ending() + "\",\"leftNanos\":" + times.leftNanos() + "}";
    }

    private static String body(BodyCopy body) {
        return "{\"bytes\":" + body.length() + ",\"sha256\":\"" + body.sha256() + "\"}";
    }

    private static String usage(@Nullable ReportedUsage usage) {
        return usage == null
                ? "null"
                : "{\"prompt\":" + usage.prompt() + ",\"cached\":" + usage.cached() + ",\"written5m\":"
                        + usage.written5m() + ",\"written1h\":" + usage.written1h() + ",\"output\":" + usage.output()
                        + ",\"reasoning\":" + usage.reasoning() + "}";
    }
}
