package io.tokenspeed.dashboard.filter;

import io.tokenspeed.model.dashboard.RequestNumber;
import io.tokenspeed.model.usage.Dimension;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What a filter looks at. */
enum FilterField {
    PROJECT(Dimension.PROJECT, null),
    PROVIDER(Dimension.PROVIDER, null),
    MODEL(Dimension.MODEL, null),
    TOOL(Dimension.TOOL, null),
    /** The device that sent the sums; of hubs only. */
    DEVICE(null, null),
    /** How a request ended; of single requests only, like all that follow. */
    STATUS(null, null),
    LATENCY_MS(null, RequestNumber.LATENCY_MS),
    TTFT_MS(null, RequestNumber.TTFT_MS),
    OUTPUT_TOKENS(null, RequestNumber.OUTPUT_TOKENS),
    TOTAL_TOKENS(null, RequestNumber.TOTAL_TOKENS),
    COST_NANO(null, RequestNumber.COST_NANO);

    private final @Nullable Dimension dimension;
    private final @Nullable RequestNumber number;

    FilterField(@Nullable Dimension dimension, @Nullable RequestNumber number) {
        this.dimension = dimension;
        this.number = number;
    }

    String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    static Optional<FilterField> of(String word) {
        return Arrays.stream(values())
                .filter(field -> field.word().equals(word))
                .findFirst();
    }

    /** The dimension whose names it chooses; null for other fields. */
    @Nullable
    Dimension dimension() {
        return dimension;
    }

    /** The number that it limits; null for other fields. */
    @Nullable
    RequestNumber number() {
        return number;
    }

    /** Whether an operator makes sense for it. */
    boolean takes(FilterOperator operator) {
        if (number != null) {
            return operator.isForNumbers();
        }
        return switch (this) {
            case DEVICE -> operator == FilterOperator.IS;
            case STATUS -> operator == FilterOperator.IS || operator == FilterOperator.IS_NOT;
            default -> !operator.isForNumbers();
        };
    }
}
