package io.tokenspeed.testkit.conformance;

import io.tokenspeed.model.wire.DeviceSecret;
import java.util.LinkedHashMap;
import java.util.Map;

/** A device as the mock hub knows it. */
final class MockDevice {
    final Map<String, DeviceSecret> keys = new LinkedHashMap<>();
    String status = "active";
    String current = "k1";
    String pendingKey = "";

    MockDevice(DeviceSecret secret) {
        keys.put("k1", secret);
    }
}
