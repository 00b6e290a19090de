package io.tokenspeed.agent.server.metrics;

import io.tokenspeed.model.dashboard.Arrivals;
import io.tokenspeed.model.price.Pricing;
import io.tokenspeed.model.storage.LocalStorage;
import io.tokenspeed.testkit.memory.InMemoryLocalStorage;
import net.jqwik.api.PropertyDefaults;

@PropertyDefaults(tries = 40)
class InMemoryMetricsTest extends StoredMetricsContract {
    @Override
    LocalStorage empty() {
        return new InMemoryLocalStorage(Pricing.NONE);
    }

    @Override
    Arrivals arrivals(LocalStorage storage) {
        return ((InMemoryLocalStorage) storage).dashboard().arrivals();
    }
}
