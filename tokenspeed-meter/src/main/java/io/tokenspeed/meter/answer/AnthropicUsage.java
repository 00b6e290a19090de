package io.tokenspeed.meter.answer;

import com.fasterxml.jackson.core.JsonParser;
import io.tokenspeed.meter.answer.AnswerReading.Part;
import io.tokenspeed.model.request.Billing;
import io.tokenspeed.model.request.Pass;
import io.tokenspeed.model.request.TokenCounts;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * The usage object of Anthropic's messages. Its iterations are the passes over models that led to the answer. Those of an
 * advisor are not in its counters; those that made a summary of a long conversation are where its prompt is as large as
 * those of all iterations together.
 */
final class AnthropicUsage {
    private static final String ITERATIONS = "iterations.";

    /** An answer has a few iterations; the limit keeps a damaged event from filling the memory. */
    private static final int MOST_ITERATIONS = 1_000;

    private static final long MOST_SEARCHES = 100_000_000;

    /** Names of no region in particular. */
    private static final Set<String> ANYWHERE = Set.of("", "global", "not_available");

    private final List<AnthropicIteration> iterations = new ArrayList<>();
    private List<Pass> passes = List.of();
    private @Nullable String region;
    private long webSearches;

    void startOfEvent() {
        iterations.clear();
    }

    void startOfIteration() {
        if (iterations.size() < MOST_ITERATIONS) {
            iterations.add(new AnthropicIteration());
        }
    }

    /**
     * Takes a value.
     *
     * @param start whether the answer is only beginning, so that its output is that of the beginning
     */
    void value(String member, boolean start, JsonParser json, Findings findings) throws IOException {
        switch (member) {
            case "service_tier" -> findings.serviceTier(json);
            case "speed" -> findings.speed(json);
            case "inference_geo" -> region = Findings.name(json, region);
            case "server_tool_use.web_search_requests" -> webSearches = searches(json.getValueAsLong());
            default -> {
                if (!member.startsWith(ITERATIONS)) {
                    AnthropicIteration.count(member, start, json, findings.tokens());
                } else if (!iterations.isEmpty()) {
                    iterations.get(iterations.size() - 1).value(member.substring(ITERATIONS.length()), json);
                }
            }
        }
    }

    /** Takes an event that was read as a whole. A later list of iterations repeats an earlier one. */
    void endOfEvent(Findings findings) {
        if (!iterations.isEmpty()) {
            TokenCounts answer = findings.tokens().soFar();
            findings.parts(parts(answer.prompt()));
            passes = passes(answer.cacheWrite() > 0 && answer.cacheWrite5m() == 0);
        }
        findings.billing(Billing.of(boundTo(region), webSearches, passes));
    }

    /** A count that cannot be true is not known, and costs nothing. */
    private static long searches(long count) {
        return count < 0 || count > MOST_SEARCHES ? 0 : count;
    }

    private static @Nullable String boundTo(@Nullable String place) {
        String name = place == null ? "" : place.strip().toLowerCase(Locale.ROOT);
        return ANYWHERE.contains(name) ? null : name;
    }

    private List<Pass> passes(boolean writesLiveAnHour) {
        List<Pass> all = iterations.stream()
                .filter(AnthropicIteration::isOfAnswer)
                .map(iteration -> iteration.pass(writesLiveAnHour))
                .toList();
        return all.size() < 2 ? List.of() : all;
    }

    private List<Part> parts(long prompt) {
        List<Part> parts = new ArrayList<>();
        add("advisor", AnthropicIteration::isOfAdvisor, parts);
        if (prompt < promptOfIterations()) {
            add("compaction", AnthropicIteration::isSummary, parts);
        }
        return parts;
    }

    private long promptOfIterations() {
        return iterations.stream()
                .filter(pass -> !pass.isAdvice())
                .mapToLong(pass -> pass.tokens().prompt())
                .sum();
    }

    private void add(String name, Predicate<AnthropicIteration> kind, List<Part> parts) {
        List<AnthropicIteration> passes = iterations.stream().filter(kind).toList();
        for (int i = 0; i < passes.size(); i++) {
            parts.add(passes.get(i).part(name + ":" + i));
        }
    }
}
