package io.tokenspeed.dashboard.filter;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.tokenspeed.model.request.Status;
import java.net.URLDecoder;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/** Reads filters. What it does not understand it leaves out and says why, so that an old address still opens. */
final class FilterReader {
    private static final String NUMBER = "-?\\d{1,18}";
    private static final List<String> STATUSES = Arrays.stream(Status.values())
            .map(status -> status.name().toLowerCase(Locale.ROOT))
            .toList();

    private final FilterScope scope;
    private final Consumer<String> refused;

    /** A reader of one filter, which tells {@code refused} why it cannot read it. */
    private FilterReader(FilterScope scope, Consumer<String> refused) {
        this.scope = scope;
        this.refused = refused;
    }

    /** Reads filters and adds those that are left out to {@code ignored}. */
    static List<FilterPart> read(List<String> texts, FilterScope scope, List<IgnoredParameter> ignored) {
        List<FilterPart> parts = new ArrayList<>();
        for (String text : texts) {
            new FilterReader(scope, reason -> ignored.add(new IgnoredParameter("f", text, reason))).read(text, parts);
        }
        return parts;
    }

    private void read(String text, List<FilterPart> parts) {
        List<String> words = words(text);
        if (words.size() < 3) {
            refused.accept("A filter is an operator, a dimension and at least one value, with commas between.");
            return;
        }
        FilterOperator operator = FilterOperator.of(words.get(0)).orElse(null);
        FilterField field = FilterField.of(words.get(1)).orElse(null);
        if (operator == null) {
            refused.accept("There is no operator \"" + words.get(0) + "\"; there are " + joined(FilterOperator.values())
                    + ".");
        } else if (field == null || !scope.knows(field)) {
            refused.accept("There is no dimension \"" + words.get(1) + "\" here; there are " + known() + ".");
        } else if (!field.takes(operator)) {
            refused.accept("\"" + field.word() + "\" cannot be compared by \"" + operator.word() + "\".");
        } else {
            add(new FilterPart(operator, field, words.subList(2, words.size())), parts);
        }
    }

    private void add(FilterPart part, List<FilterPart> parts) {
        boolean single = part.field() == FilterField.DEVICE || part.field().number() != null;
        boolean second = part.field() == FilterField.DEVICE
                && parts.stream().anyMatch(other -> other.field() == FilterField.DEVICE);
        if (second) {
            refused.accept("Another filter names a device already.");
        } else if (single && part.values().size() > 1) {
            refused.accept("\"" + part.field().word() + "\" takes one value.");
        } else if (part.field().number() != null && !part.values().get(0).matches(NUMBER)) {
            refused.accept("\"" + part.field().word() + "\" takes a whole number.");
        } else if (part.field() == FilterField.STATUS && !STATUSES.containsAll(part.values())) {
            refused.accept("\"status\" is one of " + String.join(", ", STATUSES) + ".");
        } else {
            parts.add(part);
        }
    }

    /** Returns the decoded parts of a filter; none where one is not encoded as it must be, or empty. */
    private static List<String> words(String text) {
        List<String> words = new ArrayList<>();
        for (String word : text.split(",", -1)) {
            try {
                words.add(URLDecoder.decode(word.replace("+", "%2B"), UTF_8));
            } catch (IllegalArgumentException malformed) {
                return List.of();
            }
        }
        return words.contains("") ? List.of() : words;
    }

    private String known() {
        return Arrays.stream(FilterField.values())
                .filter(scope::knows)
                .map(FilterField::word)
                .collect(Collectors.joining(", "));
    }

    private static String joined(FilterOperator... operators) {
        return Arrays.stream(operators).map(FilterOperator::word).collect(Collectors.joining(", "));
    }
}
