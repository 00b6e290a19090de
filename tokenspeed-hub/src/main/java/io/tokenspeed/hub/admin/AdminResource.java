package io.tokenspeed.hub.admin;

import io.tokenspeed.dashboard.answer.Answers;
import io.tokenspeed.dashboard.answer.Row;
import io.tokenspeed.hub.device.DeviceControl;
import io.tokenspeed.model.device.AuditContext;
import io.tokenspeed.model.device.AuditEntry;
import io.tokenspeed.model.device.AuditLog;
import io.tokenspeed.model.device.Device;
import io.tokenspeed.model.device.DeviceTable;
import io.tokenspeed.model.hub.AdminStorage;
import io.tokenspeed.server.json.ClosedObject;
import io.tokenspeed.server.log.RequestIds;
import io.tokenspeed.server.problem.BadQueryException;
import io.tokenspeed.server.problem.Problem;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The admin API: invites, devices and the audit log. */
@Path("/")
public final class AdminResource {
    private static final String ACTOR = "admin";
    private static final int MAX_ENTRIES = 1000;
    private static final int DEFAULT_ENTRIES = 100;

    private final Invites invites;
    private final DeviceTable devices;
    private final DeviceControl control;
    private final AuditLog audit;
    private final Clock clock;

    public AdminResource(AdminStorage storage, DeviceControl control, Clock clock) {
        this.invites = new Invites(storage.invites());
        this.devices = storage.devices();
        this.control = control;
        this.audit = storage.audit();
        this.clock = clock;
    }

    /** Makes an invite; its token is in this answer and nowhere else. */
    @POST
    @Path("/invites")
    public Response createInvite(byte @Nullable [] body) {
        ClosedObject form = AdminBody.read(body == null || body.length == 0 ? new byte[] {'{', '}'} : body);
        NewInvite standard = NewInvite.DEFAULT;
        int maxUses = (int)
                Math.max(Integer.MIN_VALUE, Math.min(Integer.MAX_VALUE, form.integer("maxUses", standard.maxUses())));
        NewInvite wanted = new NewInvite(
                maxUses,
                form.integer("expiresInSeconds", standard.expiresInSeconds()),
                form.flag("requireApproval", NewInvite.asksForApproval(maxUses)),
                form.text("label", standard.label()),
                form.text("cohort", standard.cohort()));
        form.close();
        return answer(201, AdminRows.created(invites.create(wanted, act())));
    }

    /** All invites, newest first, without tokens. */
    @GET
    @Path("/invites")
    public Response listInvites() {
        return answer(
                200,
                Map.of("invites", invites.list().stream().map(AdminRows::invite).toList()));
    }

    /** Takes an invite back. Devices that used it stay. */
    @POST
    @Path("/invites/{id}/revoke")
    public Response revokeInvite(@PathParam("id") String id) {
        return invites.revoke(id, act())
                ? answer(200, Map.of("inviteId", id, "status", "revoked"))
                : problem(404, "There is no such invite, or it was taken back before.");
    }

    /** All devices, pending ones first. */
    @GET
    @Path("/devices")
    public Response listDevices() {
        return answer(
                200, Map.of("devices", devices.list().stream().map(this::row).toList()));
    }

    /** Approves, revokes, restores or erases a device. */
    @POST
    @Path("/devices/{id}/{verb: approve|revoke|restore|erase}")
    public Response changeDevice(@PathParam("id") String id, @PathParam("verb") String text) {
        DeviceVerb verb = DeviceVerb.of(text).orElseThrow();
        if (devices.find(id).isEmpty()) {
            return problem(404, "There is no such device.");
        }
        if (!verb.apply(control, id, act())) {
            return problem(409, "The device's status does not allow to " + text + " it.");
        }
        return devices.find(id)
                .map(device -> answer(200, row(device)))
                .orElseGet(() -> answer(200, Map.of("deviceId", id, "status", "erased")));
    }

    private Row row(Device device) {
        Row row = AdminRows.device(device);
        control.pending(device.deviceId()).ifPresent(verb -> row.with("pending", verb));
        return row;
    }

    /** Gives a device a name. */
    @POST
    @Path("/devices/{id}/name")
    public Response nameDevice(@PathParam("id") String id, byte @Nullable [] body) {
        ClosedObject form = AdminBody.read(body == null ? new byte[0] : body);
        String name = form.text("name", "");
        form.close();
        DeviceVerb.checkName(name);
        control.name(id, name, act());
        return devices.find(id)
                .map(device -> answer(200, row(device)))
                .orElseGet(() -> problem(404, "There is no such device."));
    }

    /** The audit log, newest first, in pages: {@code before} is the id of the last entry on the previous page. */
    @GET
    @Path("/audit")
    public Response listAudit(
            @QueryParam("before") @Nullable String before, @QueryParam("limit") @Nullable String limit) {
        List<AuditEntry> entries = audit.latest(number("before", before, Long.MAX_VALUE, Long.MAX_VALUE), (int)
                number("limit", limit, DEFAULT_ENTRIES, MAX_ENTRIES));
        return answer(
                200, Map.of("entries", entries.stream().map(AdminRows::entry).toList()));
    }

    private static long number(String field, @Nullable String text, long otherwise, long most) {
        if (text == null) {
            return otherwise;
        }
        if (text.matches("[1-9][0-9]{0,17}") && Long.parseLong(text) <= most) {
            return Long.parseLong(text);
        }
        throw new BadQueryException(field + " must be a whole number of at least 1.", field, List.of());
    }

    private AuditContext act() {
        return new AuditContext(ACTOR, RequestIds.next(), clock.instant().getEpochSecond());
    }

    private static Response answer(int status, Object body) {
        return Response.status(status)
                .type(MediaType.APPLICATION_JSON)
                .entity(Answers.json(body))
                .build();
    }

    private static Response problem(int status, String detail) {
        return Problem.of(status, status == 404 ? "Not found" : "Conflict", detail)
                .response();
    }
}
