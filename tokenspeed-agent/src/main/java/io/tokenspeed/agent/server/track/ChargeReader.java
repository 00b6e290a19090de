package io.tokenspeed.agent.server.track;

import com.fasterxml.jackson.databind.JsonNode;
import io.tokenspeed.model.request.BelievedCost;
import io.tokenspeed.model.track.Charge;
import io.tokenspeed.model.track.CostComponent;
import io.tokenspeed.model.track.CurrencyRate;
import io.tokenspeed.model.track.InteractionKind;
import io.tokenspeed.server.json.ClosedObject;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads the charges of an interaction. The tokens of a chat as billed are the cost of its request, not a charge. */
final class ChargeReader {
    private static final int MOST_CHARGES = 16;
    private static final BigDecimal MOST_AMOUNT = BigDecimal.valueOf(1_000_000);
    private static final int NANO_DIGITS = 9;
    private static final BigDecimal MOST_BILLED = BigDecimal.valueOf(BelievedCost.MOST_NANO, NANO_DIGITS);
    private static final Pattern CURRENCY = Pattern.compile("[A-Z]{3}");

    private final ClosedObject body;
    private final List<Charge> charges = new ArrayList<>();
    private @Nullable Long billedNano;

    private ChargeReader(ClosedObject body) {
        this.body = body;
    }

    static ChargeReader of(ClosedObject body, InteractionKind kind) {
        ChargeReader reader = new ChargeReader(body);
        List<JsonNode> given = body.array("charges", MOST_CHARGES);
        for (int i = 0; i < given.size(); i++) {
            reader.read(EventReader.object(body.pointer() + "/charges/" + i, given.get(i)), kind);
        }
        return reader;
    }

    private void read(ClosedObject object, InteractionKind kind) {
        CostComponent component =
                CostComponent.of(object.oneOf("component", CostComponent.WORDS)).orElseThrow();
        Long units = object.optionalInteger("units", 0, TrackRules.MOST_COUNT);
        BigDecimal amount = amount(object);
        String provider = TrackRules.text(object, "provider");
        String resource = TrackRules.text(object, "resource");
        String currency = object.optionalText("currency", CURRENCY, "three capital letters like USD");
        object.close();
        requireOne(object, units, amount, resource, currency);
        Charge charge = new Charge(component, units, provider, resource, amount, currency);
        if (kind == InteractionKind.CHAT && component == CostComponent.AI_TOKENS) {
            billed(object, charge);
        } else {
            charges.add(charge);
        }
    }

    private static void requireOne(
            ClosedObject object,
            @Nullable Long units,
            @Nullable BigDecimal amount,
            @Nullable String resource,
            @Nullable String currency) {
        boolean priced = units != null && resource != null && amount == null && currency == null;
        boolean billed = amount != null && currency != null && units == null;
        if (!priced && !billed) {
            throw object.wrong(
                    units == null ? "amount" : "units",
                    "must be with a resource if it is units, with a currency if it is an amount, and only one of both");
        }
    }

    private static @Nullable BigDecimal amount(ClosedObject object) {
        JsonNode number = object.optionalNumber("amount");
        BigDecimal amount = number == null ? null : number.decimalValue();
        if (amount != null && (amount.compareTo(MOST_AMOUNT) > 0 || amount.compareTo(MOST_AMOUNT.negate()) < 0)) {
            throw object.wrong("amount", "must be a number from -1000000 to 1000000");
        }
        return amount;
    }

    private void billed(ClosedObject object, Charge charge) {
        BigDecimal amount = charge.amount();
        if (amount == null
                || billedNano != null
                || !CurrencyRate.USD.equals(charge.currency())
                || amount.signum() < 0
                || amount.compareTo(MOST_BILLED) > 0) {
            throw object.wrong(
                    "component", "must be aiTokens at most once in a chat, with an amount in USD from 0 to 10000");
        }
        billedNano = amount.movePointRight(NANO_DIGITS)
                .setScale(0, RoundingMode.HALF_UP)
                .longValueExact();
    }

    List<Charge> charges() {
        return charges;
    }

    /** What the tokens of a chat cost as billed; null for what the prices say. */
    @Nullable
    Long billedNano() {
        return billedNano;
    }

    /** Refuses an interaction of which nothing is told that its kind is about. */
    void requireFor(InteractionKind kind, boolean timed) {
        boolean told = switch (kind) {
            case DB -> timed || charged(CostComponent.DB_OPS);
            case API -> timed || charged(CostComponent.API_CALLS);
            case COST_EVENT -> charges.stream().anyMatch(charge -> charge.amount() != null);
            case CHAT -> true;
        };
        if (!told) {
            throw body.wrong("charges", needed(kind));
        }
    }

    private boolean charged(CostComponent component) {
        return charges.stream().anyMatch(charge -> charge.component() == component);
    }

    private static String needed(InteractionKind kind) {
        return switch (kind) {
            case DB -> "must have a dbOps charge in a db interaction without durationMs";
            case API -> "must have an apiCalls charge in an api interaction without durationMs";
            case COST_EVENT, CHAT -> "must have a charge with an amount in a cost_event";
        };
    }
}
