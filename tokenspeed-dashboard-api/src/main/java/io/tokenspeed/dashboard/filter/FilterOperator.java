package io.tokenspeed.dashboard.filter;

import java.util.Arrays;
import java.util.Collection;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Predicate;

/** How a filter compares. Texts are searched without regard to case. */
enum FilterOperator {
    IS,
    IS_NOT,
    CONTAINS,
    CONTAINS_NOT,
    /** At least. */
    GTE,
    /** At most. */
    LTE;

    String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    static Optional<FilterOperator> of(String word) {
        return Arrays.stream(values())
                .filter(operator -> operator.word().equals(word))
                .findFirst();
    }

    boolean isForNumbers() {
        return this == GTE || this == LTE;
    }

    boolean isSearch() {
        return this == CONTAINS || this == CONTAINS_NOT;
    }

    /** Which names match any of the values, or, for the negative operators, none of them. */
    Predicate<String> names(Collection<String> values) {
        Predicate<String> any = name -> values.stream().anyMatch(value -> matches(name, value));
        return this == IS_NOT || this == CONTAINS_NOT ? any.negate() : any;
    }

    private boolean matches(String name, String value) {
        return isSearch() ? name.toLowerCase(Locale.ROOT).contains(value.toLowerCase(Locale.ROOT)) : name.equals(value);
    }
}
