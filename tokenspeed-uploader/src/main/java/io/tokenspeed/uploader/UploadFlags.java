package io.tokenspeed.uploader;

import io.tokenspeed.model.environment.Environment;

/**
 * The bucket length and the upload interval from the environment.
 *
 * @param bucketSeconds the length of a bucket in seconds
 * @param intervalSeconds the time between two uploads in seconds
 */
public record UploadFlags(int bucketSeconds, int intervalSeconds) {
    /** The variable with the length of a bucket in seconds; 300 by default. */
    public static final String BUCKET = "TS_UPLOAD_BUCKET_SEC";

    /** The variable with the time between two uploads in seconds; 300 by default. */
    public static final String INTERVAL = "TS_UPLOAD_INTERVAL_SEC";

    private static final int DEFAULT = 300;

    /**
     * Reads the flags.
     *
     * @throws IllegalArgumentException with a sentence that names the flag and the allowed values
     */
    public static UploadFlags of(Environment environment) {
        int bucket = number(environment, BUCKET, "a multiple of 60 that divides 3600");
        if (bucket < 60 || bucket > 3_600 || bucket % 60 != 0 || 3_600 % bucket != 0) {
            throw new IllegalArgumentException(
                    BUCKET + " is " + bucket + ", but must be a multiple of 60 that divides 3600.");
        }
        int interval = number(environment, INTERVAL, "from 30 to 3600");
        if (interval < 30 || interval > 3_600) {
            throw new IllegalArgumentException(INTERVAL + " is " + interval + ", but must be from 30 to 3600.");
        }
        return new UploadFlags(bucket, interval);
    }

    private static int number(Environment environment, String name, String allowed) {
        String text = environment.variable(name).map(String::strip).orElse(Integer.toString(DEFAULT));
        if (!text.matches("[0-9]{1,6}")) {
            throw new IllegalArgumentException(
                    name + " is \"" + text + "\", but must be whole seconds, " + allowed + ".");
        }
        return Integer.parseInt(text);
    }
}
