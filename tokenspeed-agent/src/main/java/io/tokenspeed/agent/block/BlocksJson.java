package io.tokenspeed.agent.block;

import com.fasterxml.jackson.core.JsonGenerator;
import io.tokenspeed.agent.terminal.FieldWriter;
import io.tokenspeed.model.block.BlockFields;
import io.tokenspeed.model.block.UsageBlock;
import io.tokenspeed.model.limit.LimitFields;
import io.tokenspeed.model.limit.LimitReport;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Writes session blocks as JSON. */
public final class BlocksJson {
    private BlocksJson() {}

    /**
     * Writes a whole document.
     *
     * @param limits what the tool of the blocks reported about its limits, shown with the active block
     */
    public static void write(JsonGenerator json, BlockReport report, List<LimitReport> limits) throws IOException {
        json.writeStartObject();
        json.writeArrayFieldStart("blocks");
        for (UsageBlock block : report.blocks()) {
            Map<String, @Nullable Object> fields = BlockFields.of(block, report.now(), report.limit());
            List<Map<String, @Nullable Object>> reported = new ArrayList<>();
            for (LimitReport limit : block.isActive(report.now()) ? limits : List.<LimitReport>of()) {
                reported.add(LimitFields.of(limit, report.now()));
            }
            fields.put("reportedLimits", reported);
            FieldWriter.write(json, fields);
        }
        json.writeEndArray();
        json.writeEndObject();
    }
}
