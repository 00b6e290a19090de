package io.tokenspeed.uploader.settings;

import io.tokenspeed.uploader.bucket.BucketPolicy;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The requests that may be sent to a hub, and how they are cut into buckets. Immutable; a change gives a new value.
 *
 * @param hubUrl the hub that the periods are for; null before there is one
 * @param periods the times whose requests may be sent, earliest first
 * @param policies how buckets are cut, earliest first; empty before the first period
 */
public record SendingScope(@Nullable String hubUrl, List<Period> periods, List<BucketPolicy> policies) {
    private static final int DEFAULT_SECONDS = 300;

    /** The scope in which nothing may be sent. */
    public static final SendingScope NONE = new SendingScope(null, List.of(), List.of());

    public SendingScope {
        periods = List.copyOf(periods);
        policies = List.copyOf(policies);
    }

    /**
     * The scope for a hub. Periods agreed to for another hub do not apply to this one, and project ids get a new salt,
     * so that the records of the two hubs cannot be linked.
     */
    SendingScope forHub(String hub) {
        if (hub.equals(hubUrl)) {
            return this;
        }
        boolean another = hubUrl != null;
        List<BucketPolicy> cut = another && !policies.isEmpty() ? List.of(freshPolicy()) : policies;
        return new SendingScope(hub, another ? List.of() : periods, cut);
    }

    /** The scope of a device that was erased: nothing, with a new salt for whatever is sent later. */
    SendingScope erased() {
        BucketPolicy policy = policies.isEmpty() ? new BucketPolicy(0, DEFAULT_SECONDS, 1) : freshPolicy();
        return new SendingScope(null, List.of(), List.of(policy));
    }

    private BucketPolicy freshPolicy() {
        return new BucketPolicy(0, policies.get(policies.size() - 1).seconds(), BucketPolicy.nextEpoch(policies));
    }

    SendingScope withPeriods(List<Period> changed) {
        return new SendingScope(hubUrl, changed, policies);
    }

    SendingScope withPolicies(List<BucketPolicy> changed) {
        return new SendingScope(hubUrl, periods, changed);
    }
}
