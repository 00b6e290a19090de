package io.tokenspeed.sources.kilo;

import io.tokenspeed.model.request.RecordKind;
import io.tokenspeed.model.request.Request;
import io.tokenspeed.model.request.RequestKey;
import java.util.List;
import java.util.Objects;

/**
 * Makes Kilo's requests of the records of one message: its steps, or the message where it has no steps. The natural key
 * is the digest of what a fork copies unchanged, so that copies are one request. The store's rules that compare steps
 * with messages are for OpenCode, which has more traces of a message.
 */
final class KiloRequests {
    private KiloRequests() {}

    static List<Request> of(List<Request> records) {
        boolean steps = records.stream().anyMatch(record -> record.kind() == RecordKind.STEP);
        return records.stream()
                .filter(record -> !steps || record.kind() == RecordKind.STEP)
                .map(KiloRequests::request)
                .toList();
    }

    private static Request request(Request record) {
        String digest = Objects.requireNonNull(record.forkKey());
        return new Request(
                new RequestKey(KiloSource.TOOL, digest),
                RecordKind.SINGLE,
                record.tokens(),
                record.billing(),
                record.loggedCostNano(),
                record.ids(),
                record.details());
    }
}
