package io.tokenspeed.testkit.memory;

import io.tokenspeed.model.alert.AlertTable;
import io.tokenspeed.testkit.contract.AlertTableContract;

class InMemoryAlertTableTest extends AlertTableContract {
    @Override
    protected AlertTable table() {
        return new InMemoryAlertTable();
    }
}
