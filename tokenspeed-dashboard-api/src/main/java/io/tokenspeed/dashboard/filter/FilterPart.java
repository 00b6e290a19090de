package io.tokenspeed.dashboard.filter;

import java.util.List;

/**
 * One condition of a question.
 *
 * @param operator how it compares
 * @param field what it looks at
 * @param values what it compares with, of which any may match
 */
record FilterPart(FilterOperator operator, FilterField field, List<String> values) {
    FilterPart {
        values = List.copyOf(values);
    }
}
