package io.tokenspeed.hub.command;

import static io.tokenspeed.testkit.fixture.TestDevices.active;
import static io.tokenspeed.testkit.fixture.TestDevices.digest;
import static io.tokenspeed.testkit.fixture.TestDevices.enrol;
import static io.tokenspeed.testkit.fixture.TestDevices.id;
import static io.tokenspeed.testkit.fixture.TestDevices.invite;
import static org.assertj.core.api.Assertions.assertThat;

import io.tokenspeed.hub.device.DeviceControl;
import io.tokenspeed.hub.journal.Journal;
import io.tokenspeed.hub.testing.TestClock;
import io.tokenspeed.hub.testing.TestHub;
import io.tokenspeed.model.device.AuditContext;
import io.tokenspeed.model.device.Device;
import io.tokenspeed.model.device.DeviceStatus;
import io.tokenspeed.model.device.Invite;
import io.tokenspeed.model.hub.AdminStorage;
import io.tokenspeed.testkit.fixture.TestDevices;
import io.tokenspeed.testkit.memory.hub.InMemoryHubStorage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The words by which an operator may name a device or an invite, and the answers to them. */
class OperatorCommandsTest {
    @TempDir
    private Path folder;

    private final InMemoryHubStorage hub = new InMemoryHubStorage();
    private final TestClock clock = new TestClock(TestHub.NOW);
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    /** Commands on a storage in memory. */
    private record MemoryOperator(AdminStorage storage, DeviceControl devices) implements Operator {
        @Override
        public int rewrap(AuditContext act) {
            return 0;
        }

        @Override
        public void close() {}
    }

    private int run(String... arguments) {
        return run(new Asking(InputStream.nullInputStream(), new PrintStream(out, true), false), arguments);
    }

    private int answering(String typed, String... arguments) {
        InputStream in = new ByteArrayInputStream(typed.getBytes(StandardCharsets.UTF_8));
        return run(new Asking(in, new PrintStream(out, true), true), arguments);
    }

    private int run(Asking asking, String... arguments) {
        out.reset();
        err.reset();
        Journal journal = new Journal(folder.resolve("journal.jsonl"), TestHub.NOW);
        DeviceControl devices = new DeviceControl(hub.admin().devices(), journal, changed -> {});
        Console console =
                new Console(() -> new MemoryOperator(hub.admin(), devices), new PrintStream(out, true), asking, clock);
        return new HubCommands(console, new PrintStream(err, true), () -> 0, () -> 0).run(arguments);
    }

    private String out() {
        return out.toString(StandardCharsets.UTF_8);
    }

    private String err() {
        return err.toString(StandardCharsets.UTF_8);
    }

    private Device device(int number) {
        return hub.admin().devices().find(id(number)).orElseThrow();
    }

    private void name(int number, String name) {
        hub.admin().devices().name(id(number), name, TestDevices.ADMIN);
    }

    @ParameterizedTest
    @CsvSource({"device list, No devices yet.", "invite list, No invites yet.", "audit, Nothing was changed yet."})
    void emptyList_saysSo(String line, String sentence) {
        assertThat(run(line.split(" ", -1))).isZero();

        assertThat(out()).startsWith(sentence);
    }

    @Test
    void list_showsNamesBeforeIds() {
        active(hub, 1);
        active(hub, 2);
        name(1, "Ana's laptop");

        run("device", "list");

        assertThat(out()).contains("Ana's laptop (" + id(1) + ")  active", "laptop (" + id(2) + ")  active");
        run("audit");
        assertThat(out()).contains("device.name  Ana's laptop (tsd_");
    }

    @ParameterizedTest
    @ValueSource(strings = {"tsd_000000000000000000000002", "Büro", "bÜRO"})
    void device_isFoundByItsIdOrName(String text) {
        active(hub, 1);
        active(hub, 2);
        name(2, "Büro");

        assertThat(run("device", "revoke", text)).isZero();

        assertThat(device(2).status()).isEqualTo(DeviceStatus.REVOKED);
        assertThat(device(1).status()).isEqualTo(DeviceStatus.ACTIVE);
        assertThat(out()).startsWith("Done: revoke Büro (tsd_");
    }

    @ParameterizedTest
    @ValueSource(strings = {"tsd_00000000000000000000001", "00000000000000000000001"})
    void device_isFoundByTheBeginningOfItsId(String text) {
        active(hub, 1);
        active(hub, 12);

        assertThat(run("device", "revoke", text)).isZero();

        assertThat(device(12).status()).isEqualTo(DeviceStatus.REVOKED);
        assertThat(device(1).status()).isEqualTo(DeviceStatus.ACTIVE);
    }

    @ParameterizedTest
    @ValueSource(strings = {"S32M-10QH", "s32m-10qh", "S32M10QH"})
    void approve_takesTheFingerprint(String fingerprint) {
        enrol(hub, id(1), true);

        assertThat(run("device", "approve", fingerprint)).isZero();

        assertThat(device(1).status()).isEqualTo(DeviceStatus.ACTIVE);
    }

    @Test
    void device_thatMayBeSeveral_isNotTouched() {
        active(hub, 1);
        active(hub, 2);
        name(1, "one");

        assertThat(run("device", "revoke", "tsd_0")).isEqualTo(2);
        assertThat(err())
                .isEqualTo("tokenspeed hub: tsd_0 may be one (" + id(1) + "), laptop (" + id(2)
                        + "); give more of the id.\n");
        assertThat(run("device", "revoke", "tsd_")).isEqualTo(2);
        assertThat(run("device", "revoke", "")).isEqualTo(2);

        assertThat(device(1).status()).isEqualTo(DeviceStatus.ACTIVE);
        assertThat(device(2).status()).isEqualTo(DeviceStatus.ACTIVE);
    }

    @Test
    void device_thatIsUnknown_isToldWithThoseThatThereAre() {
        assertThat(run("device", "erase", "--yes", "nobody")).isEqualTo(2);
        assertThat(err()).isEqualTo("tokenspeed hub: There is no device nobody; there are no devices yet.\n");

        for (int i = 1; i <= 7; i++) {
            active(hub, i);
        }
        assertThat(run("device", "approve", "nobody")).isEqualTo(2);
        assertThat(err())
                .startsWith("tokenspeed hub: There is no device nobody; there is laptop (tsd_")
                .endsWith(" and 2 more.\n");
    }

    @Test
    void status_thatDoesNotAllowIt_isTold() {
        active(hub, 1);

        assertThat(run("device", "restore", id(1))).isEqualTo(1);

        assertThat(out()).contains("is active, which does not allow to restore it.");
    }

    @Test
    void name_isGiven() {
        active(hub, 1);

        assertThat(run("device", "name", "laptop", "Werkstatt 3")).isZero();
        assertThat(device(1).label()).isEqualTo("Werkstatt 3");
        assertThat(out()).contains("is now called Werkstatt 3.");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " a", "a ", "a\u200bb", "a\u202eb", "a\nb", "\ufeffa", "a\u2028b", "\u001b[31m"})
    void name_thatIsNone_isRefused(String name) {
        active(hub, 1);

        assertThat(run("device", "name", id(1), name)).isEqualTo(2);

        assertThat(err())
                .isEqualTo("tokenspeed hub: name must be 1 to 80 letters, digits, signs and spaces, without a space at"
                        + " either end.\n");
        assertThat(device(1).label()).isEqualTo("laptop");
    }

    @Test
    void erase_withoutATerminal_needsYes() {
        active(hub, 1);

        assertThat(run("device", "erase", id(1))).isEqualTo(2);
        assertThat(err()).contains("cannot be undone").contains("add --yes");
        assertThat(hub.admin().devices().find(id(1))).isPresent();

        assertThat(run("device", "erase", "--yes", id(1))).isZero();
        assertThat(hub.admin().devices().find(id(1))).isEmpty();
    }

    @Test
    void erase_atATerminal_asks() {
        active(hub, 1);

        assertThat(answering("no\n", "device", "erase", id(1))).isEqualTo(1);
        assertThat(out()).contains("Erasing laptop (tsd_").contains("Type yes").contains("Nothing was changed.");
        assertThat(answering("", "device", "erase", id(1))).isEqualTo(1);
        assertThat(hub.admin().devices().find(id(1))).isPresent();

        assertThat(answering("yes\n", "device", "erase", id(1))).isZero();
        assertThat(hub.admin().devices().find(id(1))).isEmpty();
    }

    @Test
    void invite_asksForApprovalWhereManyMayUseIt() {
        assertThat(run("invite", "create")).isZero();
        assertThat(run("invite", "create", "--uses", "2", "--label", "two")).isZero();
        assertThat(out()).contains("\"device approve\" then lets each in");
        assertThat(run("invite", "create", "--uses", "3", "--no-require-approval", "--label", "three"))
                .isZero();
        assertThat(run("invite", "create", "--require-approval", "--label", "one"))
                .isZero();

        assertThat(hub.admin().invites().list())
                .extracting(
                        invite -> invite.terms().label(),
                        invite -> invite.terms().requireApproval())
                .containsExactlyInAnyOrder(
                        org.assertj.core.groups.Tuple.tuple("", false),
                        org.assertj.core.groups.Tuple.tuple("two", true),
                        org.assertj.core.groups.Tuple.tuple("three", false),
                        org.assertj.core.groups.Tuple.tuple("one", true));
    }

    @Test
    void approve_asItWasCalled_isRefusedWithItsNewName() {
        assertThat(run("invite", "create", "--approve")).isEqualTo(2);

        assertThat(err()).isEqualTo("tokenspeed hub: --approve is now called --require-approval.\n");
        assertThat(hub.admin().invites().list()).isEmpty();
    }

    @Test
    void invite_isFoundByItsLabelOrTheBeginningOfItsId() {
        for (String name : new String[] {"alpha", "beta", "betamax"}) {
            Invite invite = invite(name, 1, false);
            hub.admin().invites().create(invite, digest(invite), TestDevices.ADMIN);
        }

        assertThat(run("invite", "revoke", "ALPHA")).isZero();
        assertThat(run("invite", "revoke", "alpha")).isEqualTo(1);
        assertThat(run("invite", "revoke", "tsi_000000000")).isEqualTo(2);
        assertThat(err()).contains("may be ").contains("beta (tsi_");
        assertThat(run("invite", "revoke", "000000000betamax")).isZero();

        assertThat(hub.admin().invites().list())
                .filteredOn(invite -> invite.revokedAtSeconds() == null)
                .extracting(invite -> invite.terms().label())
                .containsExactly("beta");
    }
}
