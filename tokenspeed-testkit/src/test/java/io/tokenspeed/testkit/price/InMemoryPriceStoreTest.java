package io.tokenspeed.testkit.price;

import io.tokenspeed.model.price.sync.PriceStore;
import io.tokenspeed.testkit.contract.PriceContract;

class InMemoryPriceStoreTest extends PriceContract {
    @Override
    protected PriceStore store() {
        return new InMemoryPriceStore();
    }
}
