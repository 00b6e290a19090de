package io.tokenspeed.model.activity;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A page of a list.
 *
 * @param rows the rows
 * @param next where the next page begins; null on the last page
 */
public record ActivityPage<T>(List<T> rows, @Nullable PagePosition next) {
    public ActivityPage {
        rows = List.copyOf(rows);
    }
}
