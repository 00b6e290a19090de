package io.tokenspeed.fakeprovider;

import org.jspecify.annotations.Nullable;

/**
 * An answer to one request.
 *
 * @param answer what the test chose
 * @param asked what the request asks for
 * @param id the id of the response
 */
record Reply(Answer answer, Asked asked, String id) {
    static Reply of(Answer answer, Asked asked, WireForm form) {
        String chosen = answer.labels().id();
        return new Reply(answer, asked, chosen == null ? Text.newId(form.idPrefix()) : chosen);
    }

    /** Returns the answering model as a JSON string. */
    String model() {
        String chosen = answer.labels().model();
        return Text.quote(chosen == null ? asked.model() : chosen);
    }

    /** Returns the service tier as a JSON string or null. */
    String tier() {
        return Text.quote(answer.labels().serviceTier());
    }

    int reasoning() {
        return answer.deltas().reasoning();
    }

    int text() {
        return answer.deltas().text();
    }

    int toolCall() {
        return answer.deltas().toolCall();
    }

    @Nullable
    ReportedUsage usage() {
        return answer.usage();
    }
}
