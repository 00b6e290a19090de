package io.tokenspeed.collector;

import io.tokenspeed.model.request.RequestLabels;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What is asked of whom, and for whom. Made once and used for many attempts: the methods that take a value return copies.
 *
 * <pre>{@code
 * Call chat = Call.of("openai", "gpt-5.5").user("u17").space("support");
 * }</pre>
 *
 * <p>User, space and tags are labels of the host. A label that could be an address, a path or a sentence is stored as a
 * pseudonym, see {@link Recorder}. Prompts and answers do not belong here.
 *
 * @param provider who answers: {@code openai}, {@code anthropic}, {@code ollama}, ...; {@code unknown} in place of null
 * @param model the model that is asked for; {@code unknown} in place of null
 * @param project the root folder of the project; null for that of the recorder
 * @param session the conversation that the attempt belongs to; null for that of the recorder
 * @param labels for whom and for what the attempt is made
 */
public record Call(
        String provider,
        String model,
        @Nullable String project,
        @Nullable String session,
        RequestLabels labels) {
    /** The most tags that are stored; further ones are left out, in the order of their names. */
    public static final int MAX_TAGS = 8;

    private static final String UNKNOWN = "unknown";
    private static final RequestLabels CHAT = new RequestLabels(null, null, Map.of(), "chat", null, null);

    @SuppressWarnings("ConstantValue") // hosts are not bound to our annotations, and nothing may throw at them
    public Call {
        provider = provider == null || provider.isEmpty() ? UNKNOWN : provider;
        model = model == null || model.isEmpty() ? UNKNOWN : model;
        labels = labels == null ? CHAT : labels;
    }

    /** Returns a call of the operation {@code chat}. */
    public static Call of(@Nullable String provider, @Nullable String model) {
        return new Call(provider == null ? UNKNOWN : provider, model == null ? UNKNOWN : model, null, null, CHAT);
    }

    public Call project(@Nullable String root) {
        return new Call(provider, model, root, session, labels);
    }

    public Call session(@Nullable String id) {
        return new Call(provider, model, project, id, labels);
    }

    public Call user(@Nullable String id) {
        return with(new RequestLabels(
                id, labels.space(), labels.tags(), labels.operation(), labels.attemptOf(), labels.cacheHit()));
    }

    public Call space(@Nullable String id) {
        return with(new RequestLabels(
                labels.user(), id, labels.tags(), labels.operation(), labels.attemptOf(), labels.cacheHit()));
    }

    /** Names the operation as {@code gen_ai.operation.name} of OpenTelemetry does: {@code embeddings} and others. */
    public Call operation(@Nullable String name) {
        return with(new RequestLabels(
                labels.user(), labels.space(), labels.tags(), name, labels.attemptOf(), labels.cacheHit()));
    }

    /** Says that the attempt repeats another one of the same recorder. */
    public Call retryOf(Attempt first) {
        return with(new RequestLabels(
                labels.user(), labels.space(), labels.tags(), labels.operation(), first.id(), labels.cacheHit()));
    }

    /** Adds a tag, see {@link #MAX_TAGS}. A null leaves the call as it is. */
    public Call tag(@Nullable String name, @Nullable String value) {
        if (name == null || value == null) {
            return this;
        }
        Map<String, String> tags = new TreeMap<>(labels.tags());
        tags.put(name, value);
        return with(new RequestLabels(
                labels.user(), labels.space(), tags, labels.operation(), labels.attemptOf(), labels.cacheHit()));
    }

    private Call with(RequestLabels given) {
        return new Call(provider, model, project, session, given);
    }
}
