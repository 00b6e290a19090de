package io.tokenspeed.testkit.conformance.hub;

import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Drives a hub through protocol version 1 and reports check by check. It enrols devices of its own and leaves most of
 * them behind, so it is for a hub without data. The hub must run with its default limits or wider ones.
 */
public final class HubConformance {
    private final HubUnderTest hub;

    /**
     * A run against a hub.
     *
     * @param base the hub's address up to, but without, {@code /v1}
     * @param adminToken allows to invite, approve and revoke
     */
    public HubConformance(String base, String adminToken) {
        this.hub = new HubUnderTest(base, adminToken);
    }

    /**
     * The result of a check.
     *
     * @param name the demand
     * @param deviation what the hub does instead; null when it conforms
     */
    public record Finding(String name, @Nullable String deviation) {}

    /** Runs all checks. */
    public List<Finding> run() {
        List<Check> checks = new ArrayList<>();
        checks.addAll(new EnrolChecks(hub).all());
        checks.addAll(new SignatureChecks(hub).all());
        checks.addAll(new FramingChecks(hub).all());
        checks.addAll(new RecordChecks(hub).all());
        checks.addAll(new IdempotencyChecks(hub).all());
        checks.addAll(new LifeChecks(hub).all());
        return checks.stream().map(HubConformance::run).toList();
    }

    private static Finding run(Check check) {
        try {
            check.body().run();
            return new Finding(check.name(), null);
        } catch (Deviation deviation) {
            return new Finding(check.name(), deviation.getMessage());
        }
    }

    /**
     * Arguments: the hub's address. The admin token comes from {@code TS_HUB_ADMIN_TOKEN}. Exits with 1 after a
     * deviation.
     */
    public static void main(String[] arguments) {
        String token = System.getenv("TS_HUB_ADMIN_TOKEN");
        if (arguments.length != 1 || token == null) {
            System.err.println("Give the hub's address, like http://127.0.0.1:3476, and set TS_HUB_ADMIN_TOKEN.");
            System.exit(2);
            return;
        }
        System.exit(report(new HubConformance(arguments[0], token).run(), System.out));
    }

    private static int report(List<Finding> findings, PrintStream out) {
        long failed = 0;
        for (Finding finding : findings) {
            failed += finding.deviation() == null ? 0 : 1;
            out.println((finding.deviation() == null ? "ok    " : "FAIL  ") + finding.name());
            if (finding.deviation() != null) {
                out.println("      " + finding.deviation());
            }
        }
        out.println(findings.size() - failed + " passed, " + failed + " failed");
        return failed == 0 ? 0 : 1;
    }
}
