package io.tokenspeed.model.published;

import java.util.Set;

/**
 * A cell that is to be published, with the devices in it.
 *
 * @param cell what is shown
 * @param deviceIds the devices that have a share in it; they are never shown
 */
public record PublicCell(PublishedCell cell, Set<String> deviceIds) {
    public PublicCell {
        deviceIds = Set.copyOf(deviceIds);
    }
}
