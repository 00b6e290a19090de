package io.tokenspeed.uploader.hub;

/** The signed routes of a hub. */
public enum DeviceRoute {
    ENROL("/v1/devices/enroll"),
    CONFIG("/v1/devices/self/config"),
    HEARTBEAT("/v1/devices/self/heartbeat"),
    INGEST("/v1/ingest/buckets"),
    PROJECT_ALIASES("/v1/devices/self/project-aliases"),
    KEYS("/v1/devices/self/keys"),
    FORGET("/v1/devices/self/forget");

    private final String path;

    DeviceRoute(String path) {
        this.path = path;
    }

    String path() {
        return path;
    }
}
