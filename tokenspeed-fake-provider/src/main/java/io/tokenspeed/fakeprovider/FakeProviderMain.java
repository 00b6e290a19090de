package io.tokenspeed.fakeprovider;

import java.util.Arrays;
import java.util.Iterator;
import java.util.concurrent.CountDownLatch;

/**
 * The fake provider as a program of its own, for clients in other languages and for measurements that its work must not
 * disturb: {@code java -jar tokenspeed-fake-provider.jar --port 4010 --name slow="wait 5s;text 10"}. It prints its address
 * and runs until it is stopped.
 */
public final class FakeProviderMain {
    private static final int WRONG_USAGE = 2;

    private FakeProviderMain() {}

    /** Runs the provider. Ends with 2 if an option is wrong. */
    public static void main(String... arguments) throws InterruptedException {
        try {
            FakeProvider provider = start(Arrays.asList(arguments).iterator());
            System.out.println(provider.uri());
        } catch (IllegalArgumentException e) {
            System.err.println(e.getMessage());
            System.exit(WRONG_USAGE);
        }
        new CountDownLatch(1).await();
    }

    private static FakeProvider start(Iterator<String> arguments) {
        int port = 0;
        Script script = new Script();
        while (arguments.hasNext()) {
            String option = arguments.next();
            String value = arguments.hasNext() ? arguments.next() : "";
            switch (option) {
                case "--port" -> port = port(value);
                case "--name" -> name(value, script);
                default ->
                    throw new IllegalArgumentException("options are --port NUMBER and --name NAME=STEPS: " + option);
            }
        }
        return FakeProvider.start(port, script);
    }

    private static int port(String value) {
        if (!value.matches("\\d{1,5}")) {
            throw new IllegalArgumentException("--port must be a number from 0 to 65535: " + value);
        }
        return Integer.parseInt(value);
    }

    private static void name(String value, Script script) {
        String[] parts = value.split("=", 2);
        if (parts.length != 2) {
            throw new IllegalArgumentException("--name must look like NAME=STEPS: " + value);
        }
        script.name(parts[0], parts[1]);
    }
}
