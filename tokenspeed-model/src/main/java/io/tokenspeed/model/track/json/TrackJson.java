package io.tokenspeed.model.track.json;

import io.tokenspeed.model.request.Request;
import io.tokenspeed.model.track.Charge;
import io.tokenspeed.model.track.CostComponent;
import io.tokenspeed.model.track.CurrencyRate;
import io.tokenspeed.model.track.Interaction;
import io.tokenspeed.model.track.InteractionEnding;
import io.tokenspeed.model.track.Metadata;
import io.tokenspeed.model.track.PricedCharge;
import io.tokenspeed.model.track.SessionEnd;
import io.tokenspeed.model.track.SessionStart;
import io.tokenspeed.model.track.TrackEvent;
import io.tokenspeed.model.wire.Sha256;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Events as JSON of the tracking API, in one form: equal events have equal texts. So a digest of the text tells whether
 * an id was used for something else.
 */
public final class TrackJson {
    private TrackJson() {}

    /** Returns the body of a batch. */
    public static String batch(List<? extends TrackEvent> events) {
        JsonText json = new JsonText().open('{').name("events").open('[');
        events.forEach(event -> {
            json.next().open('{').scalar("type", type(event));
            write(event, json);
            json.close('}');
        });
        return json.close(']').close('}').toString();
    }

    /** Returns one event. */
    public static String of(TrackEvent event) {
        JsonText json = new JsonText().open('{');
        write(event, json);
        return json.close('}').toString();
    }

    /** Returns the SHA-256 of the event's one form. */
    public static byte[] digest(TrackEvent event) {
        return Sha256.of(of(event).getBytes(StandardCharsets.UTF_8));
    }

    /** Returns facts as an object; null for none. */
    public static @Nullable String of(Metadata metadata) {
        if (metadata.members().isEmpty()) {
            return null;
        }
        JsonText json = new JsonText();
        members(metadata, json);
        return json.toString();
    }

    /** Returns priced charges with what they cost in nano-dollars and by which rate; null for none. */
    public static @Nullable String of(List<PricedCharge> charges) {
        if (charges.isEmpty()) {
            return null;
        }
        JsonText json = new JsonText().open('[');
        for (PricedCharge priced : charges) {
            json.next().open('{');
            write(priced.charge(), json);
            json.scalar("nanoUsd", priced.nanoUsd());
            json.scalar("rateId", priced.rateId()).close('}');
        }
        return json.close(']').toString();
    }

    private static String type(TrackEvent event) {
        if (event instanceof Interaction) {
            return "interaction";
        }
        return event instanceof SessionStart ? "session.start" : "session.end";
    }

    private static void write(TrackEvent event, JsonText json) {
        if (event instanceof Interaction interaction) {
            write(interaction, json);
        } else if (event instanceof SessionStart start) {
            write(start, json);
        } else if (event instanceof SessionEnd end) {
            write(end, json);
        }
    }

    private static void write(SessionStart start, JsonText json) {
        json.scalar("sessionId", start.sessionId())
                .scalar("app", start.app())
                .scalar("userId", start.userId())
                .scalar("projectId", start.projectId())
                .scalar("parentId", start.parentId())
                .scalar("startedAt", Instant.ofEpochMilli(start.startedAtMillis()));
        write(start.metadata(), json);
    }

    private static void write(SessionEnd end, JsonText json) {
        json.scalar("sessionId", end.sessionId())
                .scalar("app", end.app())
                .scalar("endedAt", Instant.ofEpochMilli(end.endedAtMillis()))
                .scalar("status", word(end.status()));
    }

    private static void write(Metadata metadata, JsonText json) {
        if (!metadata.members().isEmpty()) {
            json.name("metadata");
            members(metadata, json);
        }
    }

    private static void members(Metadata metadata, JsonText json) {
        json.open('{');
        metadata.members().forEach(json::scalar);
        json.close('}');
    }

    private static void write(Interaction interaction, JsonText json) {
        InteractionEnding ending = interaction.ending();
        json.scalar("id", interaction.id())
                .scalar("app", interaction.app())
                .scalar("sessionId", interaction.sessionId())
                .scalar("kind", interaction.kind().word())
                .scalar("name", interaction.name())
                .scalar("status", word(ending.status()))
                .scalar("errorKind", word(ending.errorKind()))
                .scalar("endedAt", Instant.ofEpochMilli(ending.endedAtMillis()))
                .scalar("durationMs", ending.durationMillis());
        Request request = interaction.request();
        if (request != null) {
            ChatJson.write(request, json);
        }
        charges(interaction.charges(), request == null ? null : request.loggedCostNano(), json);
        write(interaction.metadata(), json);
    }

    private static void charges(List<Charge> charges, @Nullable Long billedNano, JsonText json) {
        if (charges.isEmpty() && billedNano == null) {
            return;
        }
        json.name("charges").open('[');
        if (billedNano != null) {
            BigDecimal usd = BigDecimal.valueOf(billedNano, 9);
            json.next().open('{');
            write(Charge.amount(CostComponent.AI_TOKENS, usd, CurrencyRate.USD), json);
            json.close('}');
        }
        for (Charge charge : charges) {
            json.next().open('{');
            write(charge, json);
            json.close('}');
        }
        json.close(']');
    }

    private static void write(Charge charge, JsonText json) {
        json.scalar("component", charge.component().word())
                .scalar("units", charge.units())
                .scalar("provider", charge.provider())
                .scalar("resource", charge.resource())
                .scalar("amount", charge.amount())
                .scalar("currency", charge.currency());
    }

    static @Nullable String word(@Nullable Enum<?> constant) {
        return constant == null ? null : constant.name().toLowerCase(Locale.ROOT);
    }
}
