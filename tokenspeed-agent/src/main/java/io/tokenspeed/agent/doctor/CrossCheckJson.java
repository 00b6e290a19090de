package io.tokenspeed.agent.doctor;

import com.fasterxml.jackson.core.JsonGenerator;
import io.tokenspeed.sources.crosscheck.OwnUnit;
import java.io.IOException;
import java.util.List;

/** Writes how what tools keep compares with what is stored. */
final class CrossCheckJson {
    private static final int MOST = 100;

    private final JsonGenerator json;

    CrossCheckJson(JsonGenerator json) {
        this.json = json;
    }

    void write(List<CrossCheck> checks) throws IOException {
        json.writeArrayFieldStart("crossChecks");
        for (CrossCheck check : checks) {
            check(check);
        }
        json.writeEndArray();
    }

    private void check(CrossCheck check) throws IOException {
        json.writeStartObject();
        json.writeStringField("tool", check.own().tool());
        json.writeStringField("file", check.own().file().toString());
        json.writeStringField("unit", unit(check.own().unit()));
        json.writeStringField("per", check.own().unit().perDay() ? "day" : "session");
        json.writeNumberField("compared", check.sums().compared());
        json.writeNumberField("theirs", check.sums().theirs());
        json.writeNumberField("ours", check.sums().ours());
        json.writeBooleanField("agrees", check.agrees());
        json.writeNumberField("disagreeing", check.disagreements().size());
        disagreements(check.disagreements());
        missing(check.missing());
        json.writeStringField("problem", check.own().problem());
        json.writeEndObject();
    }

    private static String unit(OwnUnit unit) {
        return switch (unit) {
            case TOKENS_PER_DAY, TOKENS_PER_SESSION -> "tokens";
            case UNCACHED_TOKENS_PER_DAY -> "uncachedTokens";
            case REQUESTS_PER_SESSION -> "requests";
        };
    }

    private void disagreements(List<CountDifference> disagreements) throws IOException {
        json.writeArrayFieldStart("disagreements");
        for (CountDifference both : disagreements.subList(0, Math.min(MOST, disagreements.size()))) {
            json.writeStartObject();
            json.writeStringField("of", both.of());
            json.writeStringField("modelID", both.model());
            json.writeNumberField("theirs", both.theirs());
            json.writeNumberField("ours", both.ours());
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    private void missing(MissingHistory missing) throws IOException {
        json.writeObjectFieldStart("missing");
        json.writeNumberField("count", missing.count());
        json.writeNumberField("amount", missing.amount());
        json.writeStringField("first", missing.first());
        json.writeStringField("last", missing.last());
        json.writeEndObject();
    }
}
