package io.tokenspeed.adapter.openai;

import com.openai.models.ResponsesModel;
import com.openai.models.responses.Response;
import com.openai.models.responses.ResponseStatus;
import io.tokenspeed.collector.Attempt;
import io.tokenspeed.collector.Usage;
import io.tokenspeed.model.request.TokenCounts;
import org.jspecify.annotations.Nullable;

/** What a response says of the attempt that it answers. Fields that are missing or of another type are unknown. */
final class AnsweredResponse {
    private AnsweredResponse() {}

    /** Ends an attempt as the response ended. One that goes on in the background counts as complete, without usage. */
    static void end(Attempt attempt, Response response) {
        by(attempt, response);
        TokenCounts tokens = response._usage().asKnown().map(ReportedTokens::of).orElse(Usage.MISSING);
        ResponseStatus status = response._status().asKnown().orElse(ResponseStatus.COMPLETED);
        if (status.equals(ResponseStatus.FAILED)) {
            attempt.fail(Failures.ofCode(code(response)), tokens);
        } else if (status.equals(ResponseStatus.CANCELLED)) {
            attempt.cancel(tokens);
        } else {
            attempt.complete(tokens);
        }
    }

    private static @Nullable String code(Response response) {
        return response._error()
                .asKnown()
                .flatMap(error -> error._code().asKnown())
                .map(code -> code.asString())
                .orElse(null);
    }

    /** Marks who answers. */
    static void by(Attempt attempt, Response response) {
        attempt.answeredBy(
                response._id().asKnown().orElse(null),
                response._model().asKnown().map(AnsweredResponse::name).orElse(null),
                response._serviceTier().asKnown().map(tier -> tier.asString()).orElse(null));
    }

    /** Returns the name of a model, null where the client cannot tell. */
    static @Nullable String name(ResponsesModel model) {
        return model.string()
                .or(() -> model.chat().map(chat -> chat.asString()))
                .or(() -> model.only().map(only -> only.asString()))
                .orElse(null);
    }
}
