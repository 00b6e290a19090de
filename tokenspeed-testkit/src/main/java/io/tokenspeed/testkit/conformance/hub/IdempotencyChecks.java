package io.tokenspeed.testkit.conformance.hub;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tokenspeed.model.wire.Sha256;
import java.util.List;
import java.util.function.Consumer;

/** Checks that a record counts once, at its highest revision, however often and in whatever order it comes. */
final class IdempotencyChecks {
    private final HubUnderTest hub;

    IdempotencyChecks(HubUnderTest hub) {
        this.hub = hub;
    }

    List<Check> all() {
        return List.of(
                new Check("the same payload again gets the stored answer", this::payload),
                new Check("the same record in another payload is a duplicate", this::record),
                new Check("a higher revision replaces, a lower one is stale", this::revisions),
                new Check("another content at the same revision is a conflict", this::conflict));
    }

    private void payload() {
        TestDevice device = TestDevice.enrolled(hub);
        String upload = new TestBatch(hub.time()).record(2).text();
        JsonNode first = Deviation.expect(device.upload(upload), 200, "").json();
        Deviation.require(
                first.path("payloadSha256").asText().equals(Sha256.hex(upload)), "the payload's digest", first);
        JsonNode second = Deviation.expect(device.upload(upload), 200, "").json();
        Deviation.require(
                !first.path("replayed").asBoolean() && second.path("replayed").asBoolean(), "replayed", second);
        Deviation.require(second.path("accepted").asInt() == 1, "the first answer", second);
        sum(device, 3);
    }

    private void record() {
        TestDevice device = TestDevice.enrolled(hub);
        long now = hub.time();
        Deviation.expect(device.upload(new TestBatch(now).record(2).text()), 200, "");
        JsonNode again = Deviation.expect(
                        device.upload(new TestBatch(now).record(2).record(3).text()), 200, "")
                .json();
        Deviation.require(
                again.path("accepted").asInt() == 1 && again.path("duplicates").asInt() == 1, "one of each", again);
        sum(device, 6);
    }

    private void revisions() {
        TestDevice device = TestDevice.enrolled(hub);
        long now = hub.time();
        Consumer<ObjectNode> second = record -> record.put("revision", 2).put("requests", 5);
        Deviation.expect(device.upload(new TestBatch(now).record(2, second).text()), 200, "");
        JsonNode lower = Deviation.expect(
                        device.upload(new TestBatch(now).record(2).text()), 200, "")
                .json();
        Deviation.require(
                lower.path("duplicates").asInt() == 1
                        && lower.at("/stale/0/revision").asInt() == 2,
                "stale",
                lower);
        sum(device, 5);
        Consumer<ObjectNode> third = record -> record.put("revision", 3).put("requests", 4);
        Deviation.expect(device.upload(new TestBatch(now).record(2, third).text()), 200, "");
        sum(device, 4);
    }

    private void conflict() {
        TestDevice device = TestDevice.enrolled(hub);
        long now = hub.time();
        Deviation.expect(device.upload(new TestBatch(now).record(2).text()), 200, "");
        JsonNode other = Deviation.expect(
                        device.upload(new TestBatch(now)
                                .record(2, record -> record.put("requests", 9))
                                .text()),
                        200,
                        "")
                .json();
        Deviation.require(
                other.at("/rejected/0/code").asText().equals("revision_conflict")
                        && other.at("/rejected/0/revision").asInt() == 1,
                "a conflict with revision 1",
                other);
        sum(device, 3);
    }

    private void sum(TestDevice device, long requests) {
        TestAnswer answer = hub.admin("GET", "/v1/dashboard/summary?deviceId=" + device.id(), "");
        Deviation.require(
                answer.json().path("requestCount").asLong() == requests, requests + " requests in the sums", answer);
    }
}
