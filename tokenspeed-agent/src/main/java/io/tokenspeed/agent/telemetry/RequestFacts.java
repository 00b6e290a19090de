package io.tokenspeed.agent.telemetry;

import static io.opentelemetry.api.common.AttributeKey.doubleKey;
import static io.opentelemetry.api.common.AttributeKey.longKey;
import static io.opentelemetry.api.common.AttributeKey.stringKey;

import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.api.common.AttributesBuilder;
import io.tokenspeed.agent.server.metrics.ProviderNames;
import io.tokenspeed.model.request.ErrorKind;
import io.tokenspeed.model.request.Measured;
import io.tokenspeed.model.request.Request;
import io.tokenspeed.model.request.RequestPlace;
import io.tokenspeed.model.request.RequestTiming;
import io.tokenspeed.model.request.SpeedBasis;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What is told of every request, and its exact times. Names that begin with {@code gen_ai} are those of OpenTelemetry's
 * conventions for generative AI, version 0.1.0 (status: development).
 */
final class RequestFacts {
    static final AttributeKey<String> OPERATION = stringKey("gen_ai.operation.name");
    static final AttributeKey<String> PROVIDER = stringKey("gen_ai.provider.name");
    static final AttributeKey<String> MODEL = stringKey("gen_ai.request.model");
    static final AttributeKey<String> RESPONSE_MODEL = stringKey("gen_ai.response.model");
    static final AttributeKey<String> RESPONSE_ID = stringKey("gen_ai.response.id");
    static final AttributeKey<String> CONVERSATION = stringKey("gen_ai.conversation.id");
    static final AttributeKey<Long> INPUT = longKey("gen_ai.usage.input_tokens");
    static final AttributeKey<Long> OUTPUT = longKey("gen_ai.usage.output_tokens");
    static final AttributeKey<Long> CACHE_READ = longKey("gen_ai.usage.cache_read.input_tokens");
    static final AttributeKey<Long> CACHE_WRITE = longKey("gen_ai.usage.cache_write.input_tokens");
    static final AttributeKey<Long> REASONING = longKey("gen_ai.usage.reasoning.output_tokens");
    static final AttributeKey<Double> FIRST_CHUNK = doubleKey("gen_ai.response.time_to_first_chunk");
    static final AttributeKey<String> TOKEN_TYPE = stringKey("gen_ai.token.type");
    static final AttributeKey<String> ERROR = stringKey("error.type");
    static final AttributeKey<String> TOOL = stringKey("tokenspeed.tool");
    static final AttributeKey<String> STATUS = stringKey("tokenspeed.status");
    static final AttributeKey<String> BASIS = stringKey("tokenspeed.speed.basis");
    static final AttributeKey<Double> DECODE = doubleKey("tokenspeed.decode_tps");
    static final AttributeKey<Double> COST = doubleKey("tokenspeed.cost_usd");
    static final AttributeKey<String> PROJECT = stringKey("tokenspeed.project");

    private static final double MICROS = 1e6;
    private static final double MILLIS = 1e3;

    private RequestFacts() {}

    /** The attributes of spans and metrics alike. */
    static Attributes common(Request request) {
        RequestPlace place = request.place();
        AttributesBuilder attributes = Attributes.builder()
                .put(OPERATION, operation(request))
                .put(MODEL, place.model())
                .put(TOOL, request.tool());
        if (place.provider() != null) {
            attributes.put(PROVIDER, ProviderNames.wellKnown(place.provider()));
        }
        ErrorKind error = request.ending().errorKind();
        if (error != null) {
            attributes.put(ERROR, word(error));
        }
        return attributes.build();
    }

    static String operation(Request request) {
        String operation = request.labels().operation();
        return operation == null ? "chat" : operation;
    }

    /** From sending the request to the end of the answer, in seconds; null where that was not measured exactly. */
    static @Nullable Double seconds(Request request) {
        Measured measured = request.measured();
        if (measured != null) {
            return measured.times().endMicros() / MICROS;
        }
        Long took = request.timing().durationMillis();
        return took == null || took < 0 || !exact(request.timing()) ? null : (Double) (took / MILLIS);
    }

    /** From sending the request to the first chunk, in seconds; null where that was not measured exactly. */
    static @Nullable Double secondsToFirstChunk(Request request) {
        Measured measured = request.measured();
        if (measured != null) {
            Long first = measured.times().firstMicros();
            return first == null ? null : (Double) (first / MICROS);
        }
        Long first = request.timing().firstTokenAtMillis();
        Long start = request.timing().startedAtMillis();
        if (first == null || start == null || first < start || !exact(request.timing())) {
            return null;
        }
        return (first - start) / MILLIS;
    }

    private static boolean exact(RequestTiming timing) {
        return timing.speedBasis() == SpeedBasis.EXACT_DECODE || timing.speedBasis() == SpeedBasis.EXACT_E2E;
    }

    static String word(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }
}
