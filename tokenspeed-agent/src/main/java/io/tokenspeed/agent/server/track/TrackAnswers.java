package io.tokenspeed.agent.server.track;

import com.fasterxml.jackson.core.JsonGenerator;
import io.tokenspeed.model.price.Cost;
import io.tokenspeed.model.track.CostComponent;
import io.tokenspeed.model.track.Interaction;
import io.tokenspeed.model.track.InteractionCost;
import io.tokenspeed.model.track.TrackEvent;
import io.tokenspeed.model.track.TrackOutcome;
import io.tokenspeed.model.track.TrackResult;
import io.tokenspeed.server.json.JsonBytes;
import io.tokenspeed.server.problem.Problem;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Answers to tracked events. */
final class TrackAnswers {
    private static final int NANO_DIGITS = 9;

    private TrackAnswers() {}

    /** Answers one event: 201 where it is stored now, 200 where it was before, 409 where something else is. */
    static Response one(TrackEvent event, TrackResult result) {
        if (result.outcome() == TrackOutcome.CONFLICT) {
            return conflict(result).response();
        }
        byte[] body = JsonBytes.object(json -> {
            if (event instanceof Interaction interaction) {
                json.writeStringField("id", interaction.id());
            }
            json.writeStringField("sessionId", event.sessionId());
            json.writeStringField("status", word(result.outcome()));
            if (result.cost() != null) {
                write(result.cost(), json);
            }
        });
        return answer(result.outcome() == TrackOutcome.STORED ? 201 : 200, body);
    }

    private static Problem conflict(TrackResult result) {
        return Problem.of(
                409, "Conflict", String.valueOf(result.sentence()), String.valueOf(result.field()), List.of());
    }

    private static void write(InteractionCost cost, JsonGenerator json) throws IOException {
        json.writeObjectFieldStart("cost");
        for (CostComponent component : CostComponent.values()) {
            Long nano = cost.of(component);
            json.writeFieldName(component.word());
            if (nano == null) {
                json.writeNull();
            } else {
                json.writeNumber(usd(nano));
            }
        }
        json.writeFieldName("total");
        json.writeNumber(usd(cost.totalNano()));
        json.writeNumberField("totalNanoUsd", cost.totalNano());
        json.writeStringField("currency", "USD");
        json.writeNumberField("calculationVersion", Cost.CALCULATION);
        json.writeArrayFieldStart("unpriced");
        for (CostComponent component : cost.unpriced()) {
            json.writeString(component.word());
        }
        json.writeEndArray();
        json.writeEndObject();
    }

    private static String usd(long nano) {
        return BigDecimal.valueOf(nano, NANO_DIGITS).stripTrailingZeros().toPlainString();
    }

    /** Answers a batch item by item. */
    static Response batch(List<Item> items) {
        return answer(200, JsonBytes.object(json -> {
            json.writeNumberField("stored", count(items, "stored"));
            json.writeNumberField("duplicates", count(items, "duplicate"));
            json.writeNumberField("refused", count(items, "refused"));
            json.writeArrayFieldStart("results");
            for (int i = 0; i < items.size(); i++) {
                write(i, items.get(i), json);
            }
            json.writeEndArray();
        }));
    }

    private static long count(List<Item> items, String status) {
        return items.stream().filter(item -> item.status().equals(status)).count();
    }

    private static void write(int index, Item item, JsonGenerator json) throws IOException {
        json.writeStartObject();
        json.writeNumberField("index", index);
        json.writeStringField("status", item.status());
        if (item.problem() != null) {
            json.writeFieldName("problem");
            json.writeRawValue(item.problem().text());
        }
        json.writeEndObject();
    }

    private static Response answer(int status, byte[] body) {
        return Response.status(status)
                .type(MediaType.APPLICATION_JSON)
                .entity(body)
                .header("Cache-Control", "no-store")
                .build();
    }

    private static String word(TrackOutcome outcome) {
        return outcome.name().toLowerCase(Locale.ROOT);
    }

    /**
     * What became of an event of a batch.
     *
     * @param status {@code stored}, {@code duplicate} or {@code refused}
     * @param problem why it is refused; null otherwise
     */
    record Item(String status, @Nullable Problem problem) {
        static Item refused(Problem problem) {
            return new Item("refused", problem);
        }

        /** The item of an event that was handed to the store. */
        static Item of(int index, TrackResult result) {
            return result.outcome() == TrackOutcome.CONFLICT
                    ? refused(Problem.of(
                            409,
                            "Conflict",
                            String.valueOf(result.sentence()),
                            "/events/" + index + result.field(),
                            List.of()))
                    : new Item(word(result.outcome()), null);
        }
    }
}
