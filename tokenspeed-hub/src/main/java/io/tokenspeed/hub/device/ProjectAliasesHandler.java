package io.tokenspeed.hub.device;

import com.fasterxml.jackson.databind.JsonNode;
import io.tokenspeed.hub.http.RawAnswer;
import io.tokenspeed.hub.json.DeviceBody;
import io.tokenspeed.hub.signature.Nonces;
import io.tokenspeed.hub.signature.Signed;
import io.tokenspeed.hub.signature.SignedRoute;
import io.tokenspeed.model.device.ProjectAliasTable;
import io.tokenspeed.model.wire.ProjectAlias;
import io.tokenspeed.server.json.ClosedObject;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Takes the names of projects that a device's owner agreed to show; they replace all earlier ones of the device. */
public final class ProjectAliasesHandler implements SignedRoute.Handler {
    /** The route's path. */
    public static final String PATH = "/v1/devices/self/project-aliases";

    private static final String ALIASES = "aliases";

    private final ProjectAliasTable table;
    private final Nonces nonces;

    public ProjectAliasesHandler(ProjectAliasTable table, Nonces nonces) {
        this.table = table;
        this.nonces = nonces;
    }

    @Override
    public RawAnswer answer(Signed request) {
        nonces.take(request.headers().nonceUse());
        request.headers().checkPlainJson();
        List<ProjectAlias> aliases = read(DeviceBody.of(request.body()));
        table.replace(request.deviceId(), aliases, request.act());
        return RawAnswer.json(200, json -> {
            json.writeStringField("status", "ok");
            json.writeNumberField("aliases", aliases.size());
            json.writeNumberField("serverTime", request.receivedAt());
        });
    }

    private static List<ProjectAlias> read(ClosedObject body) {
        DeviceBody.version(body);
        if (!body.has(ALIASES)) {
            throw DeviceBody.invalid("/" + ALIASES);
        }
        List<JsonNode> members = body.array(ALIASES, ProjectAlias.MOST);
        body.close();
        return aliases(members);
    }

    private static List<ProjectAlias> aliases(List<JsonNode> members) {
        List<ProjectAlias> aliases = new ArrayList<>();
        Set<String> projects = new HashSet<>();
        for (JsonNode member : members) {
            String at = "/" + ALIASES + "/" + aliases.size();
            ProjectAlias alias = alias(ClosedObject.at(at, member, fault -> DeviceBody.invalid(fault.pointer())));
            if (!projects.add(alias.projectId())) {
                throw DeviceBody.invalid(at + "/projectId");
            }
            aliases.add(alias);
        }
        return aliases;
    }

    private static ProjectAlias alias(ClosedObject member) {
        String project = member.text("projectId", ProjectAlias.PROJECT);
        String name = member.text("name", ProjectAlias.NAME);
        member.close();
        if (!ProjectAlias.isName(name)) {
            throw DeviceBody.invalid(member.pointer() + "/name");
        }
        return new ProjectAlias(project, name);
    }
}
