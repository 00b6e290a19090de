package io.tokenspeed.testkit.conformance.hub;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.function.Consumer;

/** Checks that malformed bodies are refused and that each record is judged by itself. */
final class RecordChecks {
    private static final int DAY_BUCKETS = 288;

    private final HubUnderTest hub;

    RecordChecks(HubUnderTest hub) {
        this.hub = hub;
    }

    List<Check> all() {
        return List.of(
                new Check("JSON that is malformed, doubled or followed by more is refused", this::malformed),
                new Check("an envelope with an unknown or a missing field is refused", this::envelope),
                new Check("a version of the schema that is not known is told with those that are", this::version),
                new Check("each kind of wrong record is told by its code, the others are stored", this::codes),
                new Check("a batch with more wrong than right records stores nothing", this::threshold));
    }

    private void malformed() {
        TestDevice device = TestDevice.enrolled(hub);
        String good = new TestBatch(hub.time()).record(2).text();
        Deviation.expect(device.upload(good.substring(0, good.length() - 1)), 400, "malformed_json");
        Deviation.expect(device.upload(good + "{}"), 400, "malformed_json");
        String doubled = good.replaceFirst("\"schemaVersion\":1,", "\"schemaVersion\":1,\"schemaVersion\":1,");
        Deviation.expect(device.upload(doubled), 400, "malformed_json");
        TestAnswer deep = device.upload(good.substring(0, good.indexOf('[')) + "[".repeat(2000));
        Deviation.require(deep.status() == 400 || deep.status() == 422, "400 or 422 for what is nested deeply", deep);
    }

    private void envelope() {
        TestDevice device = TestDevice.enrolled(hub);
        TestBatch more = new TestBatch(hub.time()).record(2).envelope(body -> body.put("prompt", "x"));
        TestAnswer answer = Deviation.expect(device.upload(more.text()), 422, "schema_invalid");
        Deviation.require(!answer.body().contains("\"x\""), "no echo of values", answer);
        TestBatch less = new TestBatch(hub.time()).record(2).envelope(body -> body.remove("client"));
        Deviation.expect(device.upload(less.text()), 422, "schema_invalid");
    }

    private void version() {
        TestBatch newer = new TestBatch(hub.time()).record(2).envelope(body -> body.put("schemaVersion", 9));
        TestAnswer answer = TestDevice.enrolled(hub).upload(newer.text());
        Deviation.expect(answer, 422, "schema_version_unsupported");
        Deviation.require(answer.json().path("supported").toString().contains("1"), "the supported versions", answer);
    }

    private void codes() {
        refused("schema_invalid", 2, record -> record.put("path", "/home"));
        refused("schema_invalid", 2, record -> record.put("provider", "Not a slug"));
        refused("schema_invalid", 2, record -> record.put("bucketSeconds", 7200));
        refused("bucket_too_old", 32 * DAY_BUCKETS, record -> {});
        refused("bucket_in_future", -4, record -> {});
        refused("hist_inconsistent", 2, record -> ((ObjectNode) record.at("/hist/ttftMs")).put("count", 2));
        refused("hist_inconsistent", 2, record -> ((ObjectNode) record.at("/hist/ttftMs")).put("max", 5000));
        refused("count_inconsistent", 2, record -> ((ObjectNode) record.get("tokens")).put("reasoning", 846));
        refused("duplicate_in_batch", 3, record -> {});
    }

    private void refused(String code, int bucketsAgo, Consumer<ObjectNode> change) {
        TestBatch batch = new TestBatch(hub.time()).record(3).record(4).record(bucketsAgo, change);
        TestAnswer answer = Deviation.expect(TestDevice.enrolled(hub).upload(batch.text()), 200, "");
        JsonNode json = answer.json();
        Deviation.require(
                json.path("accepted").asInt() == 2
                        && json.at("/rejected/0/index").asInt() == 2
                        && json.at("/rejected/0/code").asText().equals(code)
                        && json.path("status").asText().equals("partial"),
                "record 2 refused as " + code,
                answer);
    }

    private void threshold() {
        TestDevice device = TestDevice.enrolled(hub);
        Consumer<ObjectNode> wrong = record -> record.put("revision", 0);
        String upload = new TestBatch(hub.time())
                .record(2)
                .record(3, wrong)
                .record(4, wrong)
                .text();
        TestAnswer answer = Deviation.expect(device.upload(upload), 422, "validity_below_threshold");
        Deviation.require(answer.json().path("rejected").size() == 2, "two refused records", answer);
        TestAnswer good = device.upload(new TestBatch(hub.time()).record(2).text());
        Deviation.require(good.json().path("accepted").asInt() == 1, "nothing stored before", good);
    }
}
