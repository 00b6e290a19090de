package io.tokenspeed.meter.answer;

import com.fasterxml.jackson.core.JsonParser;
import io.tokenspeed.meter.answer.AnswerReading.Part;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/**
 * The usage object of Anthropic's messages. Its iterations are the passes over models that led to the answer. Those of an
 * advisor are not in its counters; those that made a summary of a long conversation are where its prompt is as large as
 * those of all iterations together.
 */
final class AnthropicUsage {
    private static final String ITERATIONS = "iterations.";

    /** An answer has a few iterations; the limit keeps a damaged event from filling the memory. */
    private static final int MOST_ITERATIONS = 1_000;

    private final List<AnthropicIteration> iterations = new ArrayList<>();

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
            default -> {
                if (!member.startsWith(ITERATIONS)) {
                    AnthropicIteration.count(member, start, json, findings.tokens());
                } else if (!iterations.isEmpty()) {
                    iterations.get(iterations.size() - 1).value(member.substring(ITERATIONS.length()), json);
                }
            }
        }
    }

    /** Takes the iterations of an event that was read as a whole. A later list repeats an earlier one. */
    void endOfEvent(Findings findings) {
        if (iterations.isEmpty()) {
            return;
        }
        List<Part> parts = new ArrayList<>();
        add("advisor", AnthropicIteration::isOfAdvisor, parts);
        if (findings.tokens().promptSoFar() < promptOfIterations()) {
            add("compaction", AnthropicIteration::isSummary, parts);
        }
        findings.parts(parts);
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
