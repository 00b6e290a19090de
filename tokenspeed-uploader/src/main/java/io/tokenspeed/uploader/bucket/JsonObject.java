package io.tokenspeed.uploader.bucket;

/** Writes the members of one JSON object in the order they come. Names need no escaping. */
final class JsonObject {
    private final StringBuilder json = new StringBuilder("{");

    JsonObject number(String name, long value) {
        return raw(name, Long.toString(value));
    }

    /** A member that is left out where it is not above 0. */
    JsonObject positive(String name, long value) {
        return value > 0 ? number(name, value) : this;
    }

    /** A member whose value is JSON already; left out where it is empty. */
    JsonObject raw(String name, String value) {
        if (!value.isEmpty()) {
            json.append(json.length() > 1 ? "," : "")
                    .append('"')
                    .append(name)
                    .append("\":")
                    .append(value);
        }
        return this;
    }

    String text() {
        return json + "}";
    }
}
