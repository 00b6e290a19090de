package io.tokenspeed.model.dashboard;

import io.tokenspeed.model.activity.PagePosition;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A page of the list of requests, latest first.
 *
 * @param rows the requests
 * @param next the position of the last of them, after which the next page begins; null on the last page
 */
public record RequestPage(
        List<RecordedRequest> rows, @Nullable PagePosition next) {
    public RequestPage {
        rows = List.copyOf(rows);
    }
}
