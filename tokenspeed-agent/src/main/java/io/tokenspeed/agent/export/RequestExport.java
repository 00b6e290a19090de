package io.tokenspeed.agent.export;

import com.fasterxml.jackson.core.JsonGenerator;
import io.tokenspeed.model.price.CostMode;
import io.tokenspeed.model.storage.RequestTable;
import io.tokenspeed.model.usage.UsageFilter;
import java.io.IOException;
import java.util.List;

/** Writes every matching request, oldest first, one at a time, so that memory does not grow with the history. */
public final class RequestExport {
    private final ExportTable table;

    public RequestExport(RequestTable requests, UsageFilter filter) {
        this(requests, List.of(filter));
    }

    /**
     * An export of several time ranges.
     *
     * @param parts the filters, which differ in their time range alone
     */
    public RequestExport(RequestTable requests, List<UsageFilter> parts) {
        RequestFields fields =
                new RequestFields(parts.isEmpty() ? CostMode.AUTO : parts.get(0).costMode());
        this.table = new ExportTable(
                "requests",
                RequestFields.NAMES,
                sink -> parts.forEach(part -> requests.forEach(part, stored -> sink.accept(fields.of(stored)))));
    }

    /** Writes CSV as in RFC 4180, with a header. */
    public void csv(Appendable out) throws IOException {
        table.csv(out);
    }

    /** Writes a JSON document with the array {@code requests}. */
    public void json(JsonGenerator json) throws IOException {
        table.json(json);
    }

    /** The rows as a table. */
    public ExportTable table() {
        return table;
    }
}
