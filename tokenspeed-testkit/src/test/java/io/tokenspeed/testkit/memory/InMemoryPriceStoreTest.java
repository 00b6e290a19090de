package io.tokenspeed.testkit.memory;

import io.tokenspeed.model.price.sync.PriceStore;
import io.tokenspeed.testkit.contract.PriceContract;

class InMemoryPriceStoreTest extends PriceContract {
    @Override
    protected PriceStore store() {
        return new InMemoryPriceStore();
    }
}
