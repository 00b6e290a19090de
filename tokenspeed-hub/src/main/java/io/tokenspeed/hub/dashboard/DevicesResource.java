package io.tokenspeed.hub.dashboard;

import io.tokenspeed.dashboard.answer.Row;
import io.tokenspeed.dashboard.measure.MeasuresJson;
import io.tokenspeed.dashboard.measure.SpeedRows;
import io.tokenspeed.dashboard.query.Endpoint;
import io.tokenspeed.dashboard.query.ServerFacts;
import io.tokenspeed.dashboard.question.AnswerMeta;
import io.tokenspeed.dashboard.question.Question;
import io.tokenspeed.dashboard.question.QuestionReader;
import io.tokenspeed.model.dashboard.DashboardReader;
import io.tokenspeed.model.dashboard.DeviceSums;
import io.tokenspeed.model.usage.UsageTotals;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.util.List;

/** The devices of a hub with what they sent of a time. */
@Path("/v1/devices")
public final class DevicesResource {
    private final QuestionReader questions;
    private final ServerFacts facts;

    public DevicesResource(DashboardReader reader, ServerFacts facts) {
        this.questions = new QuestionReader(reader, facts);
        this.facts = facts;
    }

    /** The devices with requests, most tokens first. */
    @GET
    public Response devices(@Context UriInfo uri, @Context Request request) {
        Question question = questions.sums(Endpoint.DEVICES, uri);
        List<DeviceSums> devices = question.reader().devices(question.filter());
        UsageTotals totals = SpeedRows.sum(
                        List.of(), devices.stream().map(DeviceSums::row).toList())
                .totals();
        Row row = new Row()
                .with("meta", new AnswerMeta(facts, question, totals).plain())
                .with("items", devices.stream().map(DevicesResource::device).toList());
        return HubUsageResource.answer(row, request);
    }

    private static Row device(DeviceSums device) {
        return new Row()
                .with("deviceId", device.id())
                .with("name", device.name())
                .with("measures", MeasuresJson.of(device.row()));
    }
}
