package io.tokenspeed.store.hub.ingest;

import io.tokenspeed.model.hub.TokenStorage;
import io.tokenspeed.model.upload.DeviceRecord;
import io.tokenspeed.store.hub.database.HubSession;
import io.tokenspeed.store.hub.database.Patience;
import io.tokenspeed.store.hub.device.UploadDevices;
import java.util.List;

/**
 * A token half in another engine, outside the transaction. Records stay there when the transaction is rolled back, and
 * change no sum when the device repeats the upload.
 */
public record OtherEngine(TokenStorage tokens) implements TokenHalf {
    @Override
    public Written put(HubSession session, UploadDevices devices, List<DeviceRecord> records) {
        return new Written(records.isEmpty() ? List.of() : tokens.put(records), () -> {});
    }

    @Override
    public void erase(HubSession session, long deviceNo, String deviceId) {
        tokens.erase(deviceId);
    }

    @Override
    public Patience erasing() {
        return Patience.ERASING_IN_TWO_ENGINES;
    }

    @Override
    public void check() {
        tokens.check();
    }
}
