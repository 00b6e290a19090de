package io.tokenspeed.gateway.record;

import io.tokenspeed.meter.answer.AnswerReading;
import io.tokenspeed.model.request.Billing;
import io.tokenspeed.model.request.Measured;
import io.tokenspeed.model.request.ProviderIds;
import io.tokenspeed.model.request.RecordKind;
import io.tokenspeed.model.request.Request;
import io.tokenspeed.model.request.RequestDetails;
import io.tokenspeed.model.request.RequestEnding;
import io.tokenspeed.model.request.RequestKey;
import io.tokenspeed.model.request.RequestLabels;
import io.tokenspeed.model.request.RequestPlace;
import io.tokenspeed.model.request.RequestTiming;
import io.tokenspeed.model.request.Speed;
import io.tokenspeed.model.request.Status;
import io.tokenspeed.model.request.TokenCounts;
import io.tokenspeed.model.storage.GatewayPairs;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Makes requests of reports out of attempts. An attempt of Claude Code gets the key of its transcript, the provider's id
 * of the message, so both are one request by the ordinary merge. Other keys begin with {@link GatewayPairs#KEY_PREFIX}.
 */
public final class Rows {
    private static final String CLAUDE = "claude";
    private static final String UNKNOWN = "unknown";

    private final String session;

    /**
     * Creates the maker of one gateway.
     *
     * @param session the session of requests that name none; begins with {@link GatewayPairs#SESSION_PREFIX}
     */
    public Rows(String session) {
        this.session = session;
    }

    /** Returns the requests of an attempt: its own, and those of passes that its usage leaves out. */
    public List<Request> of(Outcome outcome) {
        List<Request> requests = new ArrayList<>();
        String key = key(outcome);
        AnswerReading reading = outcome.reading();
        TokenCounts tokens = reading == null
                ? TokenCounts.NONE
                : reading.tokensOrEstimate(outcome.of().promptBytes());
        requests.add(request(outcome, key, tokens));
        if (reading != null) {
            for (AnswerReading.Part part : reading.parts()) {
                requests.add(part(outcome, key, part));
            }
        }
        return requests;
    }

    private static String key(Outcome outcome) {
        Client client = outcome.of().client();
        if (client.key() != null) {
            return client.key();
        }
        String id = responseId(outcome);
        if (client.tool().equals(CLAUDE) && id != null) {
            boolean unique = id.startsWith("msg_") || client.session() == null;
            return unique ? id : client.session() + ":" + id;
        }
        return own(outcome, outcome.number());
    }

    private static String own(Outcome outcome, int number) {
        return GatewayPairs.KEY_PREFIX + outcome.of().exchange() + (number == 1 ? "" : "." + number);
    }

    private static @Nullable String responseId(Outcome outcome) {
        AnswerReading reading = outcome.reading();
        return reading == null ? null : reading.answeredBy().responseId();
    }

    private Request request(Outcome outcome, String key, TokenCounts tokens) {
        AttemptEnding result = outcome.result();
        Measured measured = outcome.measured();
        Speed speed = outcome.heldBack() ? Speed.UNKNOWN : measured.speed(tokens, result.status());
        AnswerReading reading = outcome.reading();
        String tier = reading == null ? null : reading.answeredBy().serviceTier();
        RequestDetails details = new RequestDetails(
                place(outcome, key, outcome.of().model()),
                RequestTiming.of(measured, speed),
                new RequestEnding(result.status(), result.error(), tier));
        return new Request(
                new RequestKey(outcome.of().client().tool(), key),
                RecordKind.SINGLE,
                tokens,
                reading == null ? Billing.NONE : reading.billing(),
                null,
                ids(outcome, key),
                details,
                outcome.heldBack() ? null : measured,
                labels(outcome));
    }

    /** A key of the gateway is no id of the provider, and other rules pair its rows. */
    private static ProviderIds ids(Outcome outcome, String key) {
        return key.startsWith(GatewayPairs.KEY_PREFIX) ? ProviderIds.NONE : new ProviderIds(responseId(outcome), null);
    }

    private static RequestLabels labels(Outcome outcome) {
        Outcome.Asked asked = outcome.of();
        String first = outcome.number() == 1 ? null : own(outcome, 1);
        return new RequestLabels(null, null, Map.of(), asked.operation(), first, null);
    }

    private RequestPlace place(Outcome outcome, String key, @Nullable String model) {
        Client client = outcome.of().client();
        return new RequestPlace(
                GatewayPairs.DISTANCE,
                client.session() == null ? session : client.session(),
                key,
                null,
                model == null ? UNKNOWN : model,
                outcome.upstream().provider(),
                null,
                client.agentRun());
    }

    private Request part(Outcome outcome, String key, AnswerReading.Part part) {
        Outcome.Asked asked = outcome.of();
        String partKey = key + ":" + part.name();
        RequestDetails details = new RequestDetails(
                place(outcome, partKey, part.model() == null ? asked.model() : part.model()),
                RequestTiming.of(outcome.measured(), Speed.UNKNOWN),
                new RequestEnding(Status.OK, null, part.serviceTier()));
        return new Request(
                new RequestKey(asked.client().tool(), partKey), RecordKind.SINGLE, part.tokens(), null, details);
    }
}
