package io.tokenspeed.agent.otlp;

import com.google.protobuf.CodedInputStream;
import com.google.protobuf.InvalidProtocolBufferException;
import io.tokenspeed.sources.otlp.TelemetryRecord.Signal;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;

/**
 * Reads the messages of OTLP in Protocol Buffers. Reads fields as they come instead of building messages, so a hostile
 * body takes no more memory than a good one. Source of the field numbers: open-telemetry/opentelemetry-proto 1.11.0.
 */
final class ProtobufDecoder {
    private static final int DEPTH = 32;
    private static final int SERVICE = 1;

    private final OtlpRecordSink sink;
    private final OtlpSignal signal;
    private final ProtobufFields fields;

    private ProtobufDecoder(OtlpSignal signal, CodedInputStream input, OtlpRecordSink sink) {
        this.signal = signal;
        this.sink = sink;
        this.fields = new ProtobufFields(input);
    }

    /** Decodes a whole body. */
    static void decode(OtlpSignal signal, InputStream body, OtlpRecordSink sink) throws IOException {
        CodedInputStream input = CodedInputStream.newInstance(body);
        input.setRecursionLimit(DEPTH);
        try {
            new ProtobufDecoder(signal, input, sink).request();
        } catch (InvalidProtocolBufferException malformed) {
            if (malformed.getCause() instanceof OtlpException refused) {
                throw refused;
            }
            throw new OtlpException(400, "The body is no OTLP message in Protocol Buffers.");
        }
    }

    private void request() throws IOException {
        fields.each(field -> {
            if (field == 1) {
                fields.message(this::resource);
            } else {
                fields.skip();
            }
        });
    }

    /** The resource may come after the records that it belongs to. */
    private void resource() throws IOException {
        String[] service = {""};
        List<RecordDraft> records = new ArrayList<>();
        List<PointDraft> points = new ArrayList<>();
        fields.each(field -> {
            if (field == 1) {
                fields.message(() -> fields.attributes(SERVICE, (key, value) -> {
                    if (key.equals(OtlpBatch.SERVICE) && value != null) {
                        service[0] = value;
                    }
                }));
            } else if (field == 2) {
                fields.message(() -> scope(records, points));
            } else {
                fields.skip();
            }
        });
        records.forEach(record -> sink.take(record, service[0]));
        points.forEach(point -> sink.take(point, service[0]));
    }

    private void scope(List<RecordDraft> records, List<PointDraft> points) throws IOException {
        fields.each(field -> {
            if (field != 2) {
                fields.skip();
                return;
            }
            switch (signal) {
                case TRACES -> records.add(new RecordDraft(Signal.SPAN));
                case LOGS -> records.add(new RecordDraft(Signal.LOG));
                case METRICS -> {}
            }
            OtlpLimits.check(records.size() + points.size());
            switch (signal) {
                case TRACES -> fields.message(() -> span(records.get(records.size() - 1)));
                case LOGS -> fields.message(() -> log(records.get(records.size() - 1)));
                case METRICS -> fields.message(() -> new ProtobufMetric(fields).read(points));
            }
        });
    }

    private void span(RecordDraft draft) throws IOException {
        fields.each(field -> {
            switch (field) {
                case 1 -> draft.traceId(fields.hex());
                case 2 -> draft.spanId(fields.hex());
                case 5 -> draft.name(fields.text());
                case 7 -> draft.start(fields.fixed64());
                case 8 -> draft.end(fields.fixed64());
                case 9 -> fields.attribute(draft.looksAtOneMore(), draft::attribute);
                case 15 -> fields.message(() -> status(draft));
                default -> fields.skip();
            }
        });
    }

    private void status(RecordDraft draft) throws IOException {
        fields.each(field -> {
            if (field == 3) {
                draft.statusCode((int) fields.varint());
            } else {
                fields.skip();
            }
        });
    }

    private void log(RecordDraft draft) throws IOException {
        fields.each(field -> {
            switch (field) {
                case 1 -> draft.end(fields.fixed64());
                case 5 -> draft.body(fields.value());
                case 6 -> fields.attribute(draft.looksAtOneMore(), draft::attribute);
                case 9 -> draft.traceId(fields.hex());
                case 10 -> draft.spanId(fields.hex());
                case 11 -> draft.observed(fields.fixed64());
                case 12 -> draft.name(fields.text());
                default -> fields.skip();
            }
        });
    }
}
