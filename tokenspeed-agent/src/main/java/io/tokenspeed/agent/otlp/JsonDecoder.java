package io.tokenspeed.agent.otlp;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import io.tokenspeed.sources.otlp.TelemetryRecord.Signal;
import java.io.CharConversionException;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;

/**
 * Reads the messages of OTLP in JSON: ids in hex, constants as numbers, whole numbers of 64 bits as text or number, and
 * unknown members ignored. A text that nobody needs is skipped without being built.
 */
final class JsonDecoder {
    private static final JsonFactory FACTORY = JsonFactory.builder()
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxNestingDepth(32)
                    .maxNameLength(256)
                    .build())
            .build();

    private final OtlpRecordSink sink;
    private final OtlpSignal signal;
    private final JsonMembers json;

    private JsonDecoder(OtlpSignal signal, JsonParser parser, OtlpRecordSink sink) {
        this.signal = signal;
        this.sink = sink;
        this.json = new JsonMembers(parser);
    }

    /** Decodes a whole body. */
    static void decode(OtlpSignal signal, InputStream body, OtlpRecordSink sink) throws IOException {
        try (JsonParser parser = FACTORY.createParser(body)) {
            if (parser.nextToken() == null) {
                return;
            }
            JsonDecoder decoder = new JsonDecoder(signal, parser, sink);
            decoder.json.requireObject();
            decoder.request();
            decoder.json.requireEnd();
        } catch (JsonProcessingException | CharConversionException malformed) {
            throw new OtlpException(400, "The body is no OTLP message in JSON.");
        }
    }

    private void request() throws IOException {
        json.members(name -> {
            switch (name) {
                case "resourceSpans", "resourceLogs", "resourceMetrics" -> json.objects(this::resource);
                default -> json.skip();
            }
        });
    }

    /** The resource may come after the records that it belongs to. */
    private void resource() throws IOException {
        String[] service = {""};
        List<RecordDraft> records = new ArrayList<>();
        List<PointDraft> points = new ArrayList<>();
        json.members(name -> {
            switch (name) {
                case "resource" ->
                    json.object(() -> json.members(member -> json.attributes(member, () -> true, (key, value) -> {
                        if (key.equals(OtlpBatch.SERVICE) && value != null) {
                            service[0] = value;
                        }
                    })));
                case "scopeSpans", "scopeLogs", "scopeMetrics" -> json.objects(() -> scope(records, points));
                default -> json.skip();
            }
        });
        records.forEach(record -> sink.take(record, service[0]));
        points.forEach(point -> sink.take(point, service[0]));
    }

    private void scope(List<RecordDraft> records, List<PointDraft> points) throws IOException {
        json.members(name -> {
            if (name.equals("spans") && signal == OtlpSignal.TRACES) {
                json.objects(() -> span(added(records, Signal.SPAN)));
            } else if (name.equals("logRecords") && signal == OtlpSignal.LOGS) {
                json.objects(() -> log(added(records, Signal.LOG)));
            } else if (name.equals("metrics") && signal == OtlpSignal.METRICS) {
                json.objects(() -> new JsonMetric(json).read(points));
            } else {
                json.skip();
            }
        });
    }

    private static RecordDraft added(List<RecordDraft> records, Signal signal) throws OtlpException {
        RecordDraft draft = new RecordDraft(signal);
        records.add(draft);
        OtlpLimits.check(records.size());
        return draft;
    }

    private void span(RecordDraft draft) throws IOException {
        json.members(name -> {
            switch (name) {
                case "traceId" -> draft.traceId(json.shortText());
                case "spanId" -> draft.spanId(json.shortText());
                case "name" -> draft.name(json.text());
                case "startTimeUnixNano" -> draft.start(json.number());
                case "endTimeUnixNano" -> draft.end(json.number());
                case "status" ->
                    json.object(() -> json.members(member -> {
                        if (member.equals("code")) {
                            draft.statusCode((int) json.number());
                        } else {
                            json.skip();
                        }
                    }));
                default -> json.attributes(name, draft::looksAtOneMore, draft::attribute);
            }
        });
    }

    private void log(RecordDraft draft) throws IOException {
        json.members(name -> {
            switch (name) {
                case "timeUnixNano" -> draft.end(json.number());
                case "observedTimeUnixNano" -> draft.observed(json.number());
                case "traceId" -> draft.traceId(json.shortText());
                case "spanId" -> draft.spanId(json.shortText());
                case "eventName" -> draft.name(json.text());
                case "body" -> draft.body(json.value());
                default -> json.attributes(name, draft::looksAtOneMore, draft::attribute);
            }
        });
    }
}
