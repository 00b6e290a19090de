package io.tokenspeed.benchmarks.hubask;

import io.tokenspeed.hub.key.SecretVault;
import io.tokenspeed.model.device.AuditContext;
import io.tokenspeed.model.device.DeviceKey;
import io.tokenspeed.model.device.DeviceScheme;
import io.tokenspeed.model.device.Enrolment;
import io.tokenspeed.model.device.Invite;
import io.tokenspeed.model.device.InviteTerms;
import io.tokenspeed.model.device.KeyState;
import io.tokenspeed.model.hub.AdminStorage;
import io.tokenspeed.model.wire.DeviceSecret;
import io.tokenspeed.store.hub.SqlHubStorage;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import org.postgresql.ds.PGSimpleDataSource;

/**
 * Fills the empty storage of a hub with buckets of the 400 days until now, through the hub's own code, so that their
 * sums per hour and day are what uploads make. Only signatures, nonces and receipts are left out. Arguments: folder of
 * the hub, which gets its key file, JDBC URL of the database, number of buckets.
 */
public final class MakeHub {
    static final int DAYS = 400;

    private static final String SQLITE = "jdbc:sqlite:";

    /** Up to this many, the stored sums are compared with those of the buckets. */
    private static final int MOST_CHECKED = 1_000_000;

    private final SqlHubStorage hub;
    private final int buckets;

    private MakeHub(SqlHubStorage hub, int buckets) {
        this.hub = hub;
        this.buckets = buckets;
    }

    public static void main(String[] args) {
        if (args.length != 3) {
            throw new IllegalArgumentException("needs three arguments: folder, JDBC URL, number of buckets");
        }
        try (SqlHubStorage hub = open(args[1])) {
            enrol(hub.admin(), Path.of(args[0]).resolve("hub-keys.json"));
            new MakeHub(hub, Integer.parseInt(args[2])).fill();
        }
    }

    private static SqlHubStorage open(String target) {
        if (target.startsWith(SQLITE)) {
            return SqlHubStorage.sqlite(Path.of(target.substring(SQLITE.length())));
        }
        PGSimpleDataSource source = new PGSimpleDataSource();
        source.setUrl(target);
        source.setReWriteBatchedInserts(true);
        return SqlHubStorage.postgres(source);
    }

    private void fill() {
        long today = Instant.now().getEpochSecond() / RandomBuckets.DAY * RandomBuckets.DAY;
        double each = buckets / (double) DAYS / RandomBuckets.DEVICES;
        long stored = 0;
        for (long day = today - (DAYS - 1) * RandomBuckets.DAY; day <= today; day += RandomBuckets.DAY) {
            stored += hub.tokens().put(RandomBuckets.of(day, each)).size();
        }
        System.out.println(stored + " buckets of " + RandomBuckets.DEVICES + " devices");
        if (stored <= MOST_CHECKED) {
            System.out.println(hub.tokens().drift() + " hours and days are not the sum of their buckets");
        }
    }

    private static void enrol(AdminStorage admin, Path keyFile) {
        SecureRandom random = new SecureRandom();
        SecretVault vault = SecretVault.open(keyFile, admin, Clock.systemUTC(), random);
        long now = Instant.now().getEpochSecond();
        AuditContext act = new AuditContext("admin", "", now);
        for (int i = 0; i < RandomBuckets.DEVICES; i++) {
            String id = RandomBuckets.deviceId(i);
            String digest = "%064d".formatted(i);
            Invite invite =
                    new Invite("tsi_" + i, new InviteTerms("", "default", 1, false), 0, now, now + 60, null, "admin");
            admin.invites().create(invite, digest, act);
            DeviceKey key = vault.seal(id, "k1", DeviceSecret.random(random), KeyState.ACTIVE, null);
            admin.devices().enrol(new Enrolment(id, DeviceScheme.V1, "", "", null, digest, key, null), act);
        }
    }
}
