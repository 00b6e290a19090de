package io.tokenspeed.testkit.contract.hub;

import io.tokenspeed.model.hub.AdminStorage;
import io.tokenspeed.model.hub.HubStorage;
import io.tokenspeed.model.hub.SharedStorage;
import io.tokenspeed.model.hub.TokenStorage;
import io.tokenspeed.model.hub.UploadStorage;

/** Stands in until a storage is opened. */
final class NoHub implements HubStorage {
    @Override
    public AdminStorage admin() {
        throw new IllegalStateException("no storage is open");
    }

    @Override
    public UploadStorage uploads() {
        throw new IllegalStateException("no storage is open");
    }

    @Override
    public SharedStorage shared() {
        throw new IllegalStateException("no storage is open");
    }

    @Override
    public TokenStorage tokens() {
        throw new IllegalStateException("no storage is open");
    }

    @Override
    public void check() {}

    @Override
    public void close() {}
}
