package io.tokenspeed.store.hub;

import io.tokenspeed.model.hub.DeviceRecord;
import io.tokenspeed.model.hub.TokenStorage;
import java.util.List;

/**
 * A token half that takes no part in the transaction. What it stored stays when the transaction is rolled back, and is
 * found to be there when the upload is repeated.
 */
record OtherEngine(TokenStorage tokens) implements TokenHalf {
    @Override
    public Written put(HubSession session, UploadDevices devices, List<DeviceRecord> records) {
        return new Written(records.isEmpty() ? List.of() : tokens.put(records), () -> {});
    }

    @Override
    public void erase(HubSession session, long deviceNo, String deviceId) {
        tokens.erase(deviceId);
    }

    @Override
    public void check() {
        tokens.check();
    }
}
