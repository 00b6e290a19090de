package io.tokenspeed.hub.ingest;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.tokenspeed.hub.http.Refusal;
import io.tokenspeed.hub.json.DeviceBody;
import io.tokenspeed.model.wire.ErrorCode;
import io.tokenspeed.model.wire.Limits;
import io.tokenspeed.model.wire.RecordCode;
import io.tokenspeed.server.json.StrictJson;
import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Reads the body of an upload in one pass. The envelope must match the schema as a whole; each record is judged alone.
 */
final class BatchReader {
    private static final List<String> NAMES = List.of("schemaVersion", "createdAt", "client", "records", "losses");
    private static final int REQUIRED = 0b1111;

    private final JsonParser json;
    private final Fields fields;
    private final EnvelopeParts parts;
    private final RecordReader reader;
    private final ReceivedRecords records;
    private @Nullable String fault;
    private long version = Limits.SCHEMA_VERSION;
    private long createdAt;
    private String agentVersion = "";

    private BatchReader(byte[] body, RecordRules rules, long now) throws IOException {
        this.json = DeviceBody.JSON.parser(body);
        this.fields = new Fields(json);
        this.parts = new EnvelopeParts(fields);
        this.reader = new RecordReader(fields);
        this.records = new ReceivedRecords(body, rules, now);
    }

    /**
     * Reads a body.
     *
     * @throws Refusal if the body is not JSON, or its envelope does not match the schema
     */
    static ReceivedBatch read(byte[] body, RecordRules rules, long now) {
        try {
            return new BatchReader(body, rules, now).read();
        } catch (IOException malformed) {
            throw Refusal.of(ErrorCode.MALFORMED_JSON);
        }
    }

    private ReceivedBatch read() throws IOException {
        if (json.nextToken() != JsonToken.START_OBJECT) {
            throw json.currentToken() == null ? Refusal.of(ErrorCode.MALFORMED_JSON) : DeviceBody.invalid("");
        }
        int seen = 0;
        for (String name = fields.next(); name != null; name = fields.next()) {
            seen |= readMember(NAMES.indexOf(name));
        }
        StrictJson.end(json);
        if (version != Limits.SCHEMA_VERSION) {
            throw DeviceBody.unsupported();
        }
        int missing = REQUIRED & ~seen;
        if (missing != 0) {
            faultAt("/" + NAMES.get(Integer.numberOfTrailingZeros(missing)));
        }
        if (fault != null) {
            throw DeviceBody.invalid(fault);
        }
        return records.batch(createdAt, agentVersion);
    }

    private int readMember(int index) throws IOException {
        fields.begin();
        switch (index) {
            case 0 -> readVersion();
            case 1 -> createdAt = parts.createdAt();
            case 2 -> agentVersion = parts.client();
            case 3 -> readRecords();
            case 4 -> parts.losses();
            default -> fields.skip("");
        }
        faultAt(fields.fault());
        return index < 0 ? 0 : 1 << index;
    }

    private void readVersion() throws IOException {
        long read = fields.integer("/schemaVersion", Integer.MIN_VALUE, Integer.MAX_VALUE);
        version = fields.fault() == null ? read : version;
    }

    /** A fault within one record refuses that record alone. */
    private void readRecords() throws IOException {
        if (!fields.openArray("/records")) {
            return;
        }
        int count = 0;
        while (json.nextToken() != JsonToken.END_ARRAY) {
            if (++count > Limits.RECORDS) {
                json.skipChildren();
                continue;
            }
            int start = (int) json.currentTokenLocation().getByteOffset();
            SentRecord record = reader.read();
            int end = (int) json.currentLocation().getByteOffset();
            if (record == null) {
                String pointer = fields.fault();
                records.refuse(RecordCode.SCHEMA_INVALID, pointer == null ? "" : pointer);
            } else {
                records.add(record, start, end);
            }
        }
        fields.begin();
        if (count > Limits.RECORDS) {
            fields.faultAt("/records");
        }
    }

    private void faultAt(@Nullable String pointer) {
        if (fault == null) {
            fault = pointer;
        }
    }
}
