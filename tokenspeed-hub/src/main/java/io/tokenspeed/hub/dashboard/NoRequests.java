package io.tokenspeed.hub.dashboard;

import io.tokenspeed.model.activity.PagePosition;
import io.tokenspeed.model.dashboard.RecordedRequest;
import io.tokenspeed.model.dashboard.RequestFilter;
import io.tokenspeed.model.dashboard.RequestHistory;
import io.tokenspeed.model.dashboard.RequestPage;
import io.tokenspeed.model.usage.UsageFilter;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** The single requests of a hub, where none ever arrive. */
final class NoRequests implements RequestHistory {
    @Override
    public List<RecordedRequest> recent(UsageFilter filter, int limit) {
        return List.of();
    }

    @Override
    public RequestPage page(RequestFilter filter, @Nullable PagePosition after, int limit) {
        return new RequestPage(List.of(), null);
    }

    @Override
    public long count(RequestFilter filter) {
        return 0;
    }

    @Override
    public Optional<RecordedRequest> request(String id) {
        return Optional.empty();
    }

    @Override
    public void forEach(RequestFilter filter, Consumer<RecordedRequest> sink) {
        // nothing to pass
    }
}
