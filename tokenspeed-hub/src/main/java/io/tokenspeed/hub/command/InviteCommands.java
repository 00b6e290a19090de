package io.tokenspeed.hub.command;

import io.tokenspeed.hub.admin.CreatedInvite;
import io.tokenspeed.hub.admin.Invites;
import io.tokenspeed.hub.admin.NewInvite;
import io.tokenspeed.model.device.Invite;
import io.tokenspeed.server.problem.BadQueryException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Makes, lists and takes back invites. */
@Command(name = "invite", description = "Make, list and take back invites.")
final class InviteCommands {
    private static final long HOUR = 3600;

    private final Console console;

    InviteCommands(Console console) {
        this.console = console;
    }

    @Command(description = "Make an invite and print its token, which is shown only now.")
    int create(
            @Option(
                            names = "--uses",
                            defaultValue = "1",
                            paramLabel = "N",
                            description = "how many devices may use it, 1 to 50 (default 1)")
                    int uses,
            @Option(
                            names = "--hours",
                            defaultValue = "24",
                            paramLabel = "N",
                            description = "how long it lives, 1 to 168 (default 24)")
                    int hours,
            @Option(
                            names = "--require-approval",
                            negatable = true,
                            description = "its devices wait for \"device approve\", or not"
                                    + " (default: they do where more than one may use it)")
                    @Nullable
                    Boolean approval,
            @Option(names = "--approve", hidden = true) boolean approve,
            @Option(
                            names = "--label",
                            defaultValue = "",
                            paramLabel = "TEXT",
                            description = "what its devices are called unless they bring a name")
                    String label) {
        if (approve) {
            throw new BadQueryException(
                    "--approve is now called --require-approval.", "--approve", List.of("--require-approval"));
        }
        check("--uses", uses, Invite.MAX_USES);
        check("--hours", hours, Invite.MAX_SECONDS / HOUR);
        NewInvite wanted = new NewInvite(
                uses,
                hours * HOUR,
                approval == null ? NewInvite.asksForApproval(uses) : approval,
                label,
                NewInvite.DEFAULT.cohort());
        return create(wanted);
    }

    private int create(NewInvite wanted) {
        int uses = wanted.maxUses();
        try (Operator operator = console.operators().get()) {
            CreatedInvite created = new Invites(operator.storage().invites()).create(wanted, console.act());
            console.out().println(created.token().text());
            console.out()
                    .println("It is good for " + uses + (uses == 1 ? " device" : " devices") + " until "
                            + Console.time(created.invite().expiresAtSeconds())
                            + (wanted.requireApproval() ? "; \"device approve\" then lets each in" : "")
                            + ". On the device: tokenspeed device enroll");
            return 0;
        }
    }

    private static void check(String option, int value, long most) {
        if (value < 1 || value > most) {
            throw new BadQueryException(
                    option + " is " + value + ", but must be from 1 to " + most + ".", option, List.of());
        }
    }

    @Command(description = "List invites, newest first.")
    int list() {
        try (Operator operator = console.operators().get()) {
            List<Invite> invites = new Invites(operator.storage().invites()).list();
            for (Invite invite : invites) {
                console.out()
                        .println(invite.inviteId() + "  used " + invite.used() + " of "
                                + invite.terms().maxUses() + "  until "
                                + Console.time(invite.expiresAtSeconds())
                                + (invite.revokedAtSeconds() == null ? "" : "  revoked")
                                + (invite.terms().requireApproval() ? "  needs approval" : "")
                                + (invite.terms().label().isEmpty()
                                        ? ""
                                        : "  " + invite.terms().label()));
            }
            if (invites.isEmpty()) {
                console.out().println("No invites yet. To make one: tokenspeed hub invite create");
            }
            return 0;
        }
    }

    @Command(description = "Take an invite back.")
    int revoke(@Parameters(paramLabel = "ID", description = "its label, or as much of its id as is needed") String id) {
        try (Operator operator = console.operators().get()) {
            Invites invites = new Invites(operator.storage().invites());
            Invite invite = invites.meant(id);
            boolean done = invites.revoke(invite.inviteId(), console.act());
            console.out().println(done ? "Revoked." : "This invite was taken back before.");
            return done ? 0 : 1;
        }
    }
}
