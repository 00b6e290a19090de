package io.tokenspeed.collector.track;

import io.tokenspeed.model.request.Billing;
import io.tokenspeed.model.request.ErrorKind;
import io.tokenspeed.model.request.Measured;
import io.tokenspeed.model.request.MeasuredBy;
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
import io.tokenspeed.model.request.StreamChunks;
import io.tokenspeed.model.request.StreamTimes;
import io.tokenspeed.model.request.TokenCounts;
import io.tokenspeed.model.track.Charge;
import io.tokenspeed.model.track.CostComponent;
import io.tokenspeed.model.track.Interaction;
import io.tokenspeed.model.track.InteractionEnding;
import io.tokenspeed.model.track.InteractionKind;
import io.tokenspeed.model.track.Metadata;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One interaction that is under way. For use by one thread at a time. The first end is told and counts; a chat without
 * tokens is told as one whose usage is missing.
 */
public final class TrackedInteraction {
    private final Tracker tracker;
    private final String session;
    private final InteractionKind kind;
    private final long startedAt;
    private final List<Charge> charges = new ArrayList<>();
    private String id;
    private @Nullable String name;
    private String model = "unknown";
    private @Nullable String provider;
    private TokenCounts tokens = TokenCounts.NONE;
    private Metadata metadata = Metadata.NONE;
    private boolean told;

    TrackedInteraction(Tracker tracker, String session, InteractionKind kind) {
        this.tracker = tracker;
        this.session = session;
        this.kind = kind;
        this.startedAt = tracker.now();
        this.id = tracker.nextId();
    }

    /** A new one by default. What identifies the interaction among those of the program. */
    public TrackedInteraction id(String own) {
        id = own;
        return this;
    }

    /** None by default. What is done, for example {@code orders.insert}. */
    public TrackedInteraction name(String what) {
        name = what;
        return this;
    }

    /** Adds units that a rate of the user prices. */
    public TrackedInteraction units(CostComponent component, long units, @Nullable String provider, String resource) {
        charges.add(Charge.units(component, Math.max(0, units), provider, resource));
        return this;
    }

    /** Adds an amount as it was billed. */
    public TrackedInteraction amount(CostComponent component, BigDecimal amount, String currency) {
        charges.add(Charge.amount(component, amount, currency));
        return this;
    }

    /** Says which model a chat asks. */
    public TrackedInteraction model(@Nullable String asked, String modelName) {
        provider = asked;
        model = modelName;
        return this;
    }

    /** Says which tokens a chat used; {@link io.tokenspeed.collector.Usage} makes the counts. */
    public TrackedInteraction tokens(TokenCounts counts) {
        tokens = counts;
        return this;
    }

    /** None by default. Further facts; prompts and answers do not belong here. */
    public TrackedInteraction metadata(Metadata facts) {
        metadata = facts;
        return this;
    }

    /** Tells that the interaction ended well. */
    public void finish() {
        end(Status.OK, null);
    }

    /** Tells that it failed. */
    public void fail(ErrorKind error) {
        end(Status.FAILED, error);
    }

    /** Tells that the user stopped it. */
    public void cancel() {
        end(Status.CANCELLED, null);
    }

    private void end(Status status, @Nullable ErrorKind error) {
        if (told) {
            return;
        }
        told = true;
        long now = Math.max(startedAt, tracker.now());
        InteractionEnding ending = new InteractionEnding(status, error, now, now - startedAt);
        tracker.tell(
                kind == InteractionKind.CHAT
                        ? Interaction.chat(request(ending), name, charges, metadata)
                        : new Interaction(tracker.app(), id, session, kind, name, ending, null, charges, metadata));
    }

    private Request request(InteractionEnding ending) {
        long millis = ending.endedAtMillis() - startedAt;
        Measured measured = new Measured(
                MeasuredBy.RECORDER,
                startedAt,
                new StreamTimes(null, null, null, null, millis * 1_000),
                StreamChunks.NONE,
                null);
        Speed speed = measured.speed(tokens, ending.status());
        Request request = new Request(
                new RequestKey(tracker.app(), id),
                RecordKind.SINGLE,
                tokens,
                Billing.NONE,
                null,
                ProviderIds.NONE,
                new RequestDetails(
                        new RequestPlace(0, session, id, null, model, provider, null),
                        new RequestTiming(
                                startedAt,
                                null,
                                ending.endedAtMillis(),
                                speed.basis(),
                                speed.millis() == 0 ? null : (Long) speed.millis()),
                        new RequestEnding(ending.status(), ending.errorKind(), null)));
        return request.with(measured, RequestLabels.NONE);
    }
}
