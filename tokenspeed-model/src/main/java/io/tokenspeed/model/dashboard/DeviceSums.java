package io.tokenspeed.model.dashboard;

import io.tokenspeed.model.usage.SpeedRow;
import org.jspecify.annotations.Nullable;

/**
 * What one device sent to a hub.
 *
 * @param id the device's id
 * @param name its name; null where it has none
 * @param row its sums and speeds
 */
public record DeviceSums(String id, @Nullable String name, SpeedRow row) {}
