package io.tokenspeed.hub.device;

import com.fasterxml.jackson.core.JsonGenerator;
import io.tokenspeed.model.wire.Limits;
import java.io.IOException;

/** Writes the limits that a client must keep to. */
final class ContractLimits {
    private ContractLimits() {}

    static void write(JsonGenerator json) throws IOException {
        json.writeObjectFieldStart("limits");
        json.writeNumberField("bodyBytes", Limits.BODY_BYTES);
        json.writeNumberField("inflatedBytes", Limits.INFLATED_BYTES);
        json.writeNumberField("records", Limits.RECORDS);
        json.writeNumberField("windowSeconds", Limits.WINDOW_SECONDS);
        json.writeNumberField("bucketDays", Limits.BUCKET_DAYS);
        json.writeNumberField("futureSeconds", Limits.FUTURE_SECONDS);
        json.writeEndObject();
    }
}
