package io.tokenspeed.uploader.bucket;

/** Writes the members of one JSON object in the order in which they are added. Names need no escaping. */
final class JsonObject {
    private final StringBuilder json = new StringBuilder("{");

    JsonObject number(String name, long value) {
        return raw(name, Long.toString(value));
    }

    /** Adds a number, unless it is 0 or negative. */
    JsonObject positive(String name, long value) {
        return value > 0 ? number(name, value) : this;
    }

    /** Adds a value that is JSON already, unless it is empty. */
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
