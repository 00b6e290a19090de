package io.tokenspeed.store.hub;

import static io.tokenspeed.testkit.fixture.TestBuckets.record;
import static io.tokenspeed.testkit.fixture.TestBuckets.upload;
import static io.tokenspeed.testkit.fixture.TestBuckets.with;
import static io.tokenspeed.testkit.fixture.TestDevices.NOON;
import static io.tokenspeed.testkit.fixture.TestDevices.id;

import io.tokenspeed.model.upload.Upload;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Stores numbered uploads, a few at a time, and prints the number of the last one when they are stored. Made to be
 * killed.
 */
final class StoreUploads {
    static final int DEVICES = 3;

    private static final int TOGETHER = 4;

    private StoreUploads() {}

    /**
     * Arguments: the database, the first number, the number after the last, and a prefix that makes the nonces new.
     */
    public static void main(String[] arguments) {
        int end = Integer.parseInt(arguments[2]);
        try (SqlHubStorage hub = SqlHubStorage.sqlite(Path.of(arguments[0]))) {
            for (int from = Integer.parseInt(arguments[1]); from < end; from += TOGETHER) {
                List<Upload> uploads = new ArrayList<>();
                for (int number = from; number < Math.min(end, from + TOGETHER); number++) {
                    uploads.add(with(arguments[3] + "-" + number, 1_000_000, numbered(number)));
                }
                hub.uploads().store(uploads);
                System.out.println(from + uploads.size() - 1);
            }
        }
    }

    /** An upload with the bucket of this number, and a newer revision of the same device's bucket before it. */
    private static Upload numbered(int number) {
        long start = NOON + 300L * (number / DEVICES);
        return upload(
                id(1 + number % DEVICES), record(start, 1, 1 + number % 7), record(start - 300, 2, 1 + number % 5));
    }
}
